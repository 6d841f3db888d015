using System.Globalization;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Traces;

/// <summary>A moment in one line that a person can read.</summary>
public sealed class MomentWords
{
    private readonly CloudAssembly? _assembly;
    private readonly DateTimeOffset _start;

    internal MomentWords(CloudAssembly? assembly, DateTimeOffset start) => (_assembly, _start) = (assembly, start);

    /// <summary>The line: time since the start, what, where, by whom, and how it ended.</summary>
    public string Line(Moment moment) => $"{Time(moment)}  {What(moment)}{Outcome(moment)}";

    /// <summary>The virtual time since the start: <c>+00:05:00.120</c>, with days in front where there are any.</summary>
    public string Time(Moment moment)
    {
        var since = moment.At - _start;
        return "+" + since.ToString(since.Days > 0 ? @"d\.hh\:mm\:ss\.fff" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
    }

    /// <summary>What happened, and where.</summary>
    public string What(Moment moment) => moment.Kind switch
    {
        MomentKind.Step => moment.What,
        MomentKind.Event => $"event {moment.What} on {Name(moment.Subject)}{Replayed(moment)}",
        MomentKind.Delivery => $"{Name(moment.What)} -> {Name(moment.Subject)}",
        MomentKind.Workflow => $"state {moment.What}{Execution(moment)}",
        _ => $"{moment.What} {Name(moment.Subject)}",
    };

    /// <summary>How it ended, where that is worth a word: an error, a refusal, a note.</summary>
    public static string Outcome(Moment moment)
    {
        if (moment.Note is { } note) return $"  ! {note}";
        return moment.Answer?.Error is { } error ? $"  ! {error.Code}: {error.Message}" : "";
    }

    /// <summary>The construct path behind an ARN, without CDK's <c>/Resource</c>; else the ARN's last part.</summary>
    public string Name(string arn)
    {
        if (_assembly?.ByArn(arn) is { } resource)
            return resource.Path.EndsWith("/Resource", StringComparison.Ordinal) ? resource.Path[..^"/Resource".Length] : resource.Path;
        return arn.StartsWith("arn:", StringComparison.Ordinal) ? arn.Split(':', 6)[^1] : arn;
    }

    private static string Replayed(Moment moment) =>
        moment.Request?.TextOf("replay-name") is { } name ? $" (replayed by {name})" : "";

    private static string Execution(Moment moment) => moment.What.Contains(' ', StringComparison.Ordinal)
        ? $" ({moment.Subject[(moment.Subject.LastIndexOf(':') + 1)..][..8]})"
        : "";
}
