using Spectre.Console;

namespace EventPatterns.Tool.Synthesis;

/// <summary>Finds the cloud assembly that a folder stands for, and synthesizes it where the folder holds an app.</summary>
internal sealed class AssemblySource(Terminal terminal)
{
    public async Task<string> Find(string folder, bool showProgress, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) throw new InputException($"There is no folder {folder}.");
        if (File.Exists(Path.Combine(folder, "manifest.json"))) return folder;
        if (!CdkApp.IsIn(folder))
            throw new InputException($"{Path.GetFullPath(folder)} holds neither a cloud assembly (manifest.json) nor a CDK app (cdk.json): name the folder of one of them.");

        var app = CdkApp.Read(folder);
        if (!showProgress || !terminal.IsTerminal) return await Synthesizer.Synthesize(app, cancellation).ConfigureAwait(false);
        return await terminal.Console.Status()
            .StartAsync($"Synthesizing with {Markup.Escape(app.Command)}", _ => Synthesizer.Synthesize(app, cancellation))
            .ConfigureAwait(false);
    }
}
