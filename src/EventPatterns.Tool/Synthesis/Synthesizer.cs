using System.Diagnostics;

namespace EventPatterns.Tool.Synthesis;

/// <summary>Runs a CDK app as the CDK command line does, so that it writes its cloud assembly.</summary>
internal static class Synthesizer
{
    /// <summary>The newest schema of a cloud assembly that this tool stands for: apps ask, and refuse an older one.</summary>
    private const string AssemblyVersion = "48.0.0";

    /// <summary>The folder of the cloud assembly.</summary>
    /// <exception cref="InputException">The app fails; the message holds what it said.</exception>
    public static async Task<string> Synthesize(CdkApp app, CancellationToken cancellation)
    {
        using var process = Start(app);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        var said = $"{await output.ConfigureAwait(false)}\n{await errors.ConfigureAwait(false)}".Trim();
        if (process.ExitCode != 0)
            throw new InputException($"The CDK app does not synthesize (`{app.Command}` ended with exit code {process.ExitCode}):\n{said}");
        if (!File.Exists(Path.Combine(app.Output, "manifest.json")))
            throw new InputException($"The CDK app (`{app.Command}`) wrote no cloud assembly into {app.Output}: does it call Synth()?\n{said}");
        return app.Output;
    }

    private static Process Start(CdkApp app)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/s", "/c", app.Command])
            : new ProcessStartInfo("/bin/sh", ["-c", app.Command]);
        start.WorkingDirectory = app.Folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["CDK_OUTDIR"] = app.Output;
        start.Environment["CDK_CONTEXT_JSON"] = app.Context.ToJsonString();
        start.Environment["CDK_CLI_ASM_VERSION"] = AssemblyVersion;
        start.Environment["CDK_CLI_VERSION"] = "2.1000.0";
        start.Environment["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] = "1";
        return Process.Start(start) ?? throw new InputException($"`{app.Command}` can't be started.");
    }
}
