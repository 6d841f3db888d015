using System.Globalization;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Traces;

/// <summary>A moment in one line that a person can read.</summary>
public sealed class MomentWords
{
    private readonly CloudAssembly? _assembly;
    private readonly DateTimeOffset _start;
    private readonly Lazy<ILookup<string, Resource>> _byName;

    internal MomentWords(CloudAssembly? assembly, DateTimeOffset start)
    {
        (_assembly, _start) = (assembly, start);
        _byName = new(() => (assembly?.Resources ?? []).ToLookup(r => r.Name, StringComparer.Ordinal));
    }

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
        MomentKind.Fault => $"fault {moment.Subject}",
        MomentKind.Event => $"event {moment.What} on {Name(moment.Subject)}{Replayed(moment)}",
        MomentKind.Delivery => $"{Physical(moment.What)} -> {Name(moment.Subject)}",
        MomentKind.Workflow when moment.What.Split(' ') is [var machine, var outcome] => $"{Physical(machine)} {outcome} ({Execution(moment)})",
        MomentKind.Workflow => $"state {moment.What}",
        _ when moment.Subject == "*" => moment.What,
        _ => $"{moment.What} {Name(moment.Subject)}",
    };

    /// <summary>How it ended, where that is worth a word: an error, a refusal, a note.</summary>
    public static string Outcome(Moment moment)
    {
        if (moment.Note is { } note) return $"  ! {note}";
        return moment.Answer?.Error is { } error ? $"  ! {error.Code}: {error.Message}" : "";
    }

    /// <summary>The path of the construct behind an ARN; else the ARN's last part.</summary>
    public string Name(string arn)
    {
        if (Resource(arn) is { } resource) return resource.Construct;
        return arn.StartsWith("arn:", StringComparison.Ordinal) ? arn.Split(':', 6)[^1] : arn;
    }

    // A log group's own ARN ends with ":*", and those of its streams begin with it, as those of a table's stream do with the table's.
    private Resource? Resource(string arn) => _assembly?.ByArn(arn)
        ?? _assembly?.ByArn($"{Before(":log-stream:", arn)}:*")
        ?? _assembly?.ByArn(Before("/stream/", arn));

    private static string Before(string mark, string arn) => arn.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var end ? arn[..end] : arn;

    /// <summary>The path of the construct that a rule's, a pipe's or a workflow's physical name belongs to; else that name.</summary>
    private string Physical(string name) => _byName.Value[name].ToList() is [var only] ? only.Construct : name;

    private static string Replayed(Moment moment) =>
        moment.Request?.TextOf("replay-name") is { } name ? $" (replayed by {name})" : "";

    private static string Execution(Moment moment)
    {
        var name = moment.Subject[(moment.Subject.LastIndexOf(':') + 1)..];
        return name.Length <= 8 ? name : name[..8];
    }
}
