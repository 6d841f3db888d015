using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;

namespace EventPatterns.Jsonata;

/// <summary>The scripts that every interpreter loads, parsed once for all of them.</summary>
internal static partial class Scripts
{
    /// <summary>
    /// JSONata, made synchronous: nothing here is ever pending, so that to await a value is the value itself
    /// (docs/decisions/004-jsonata.md).
    /// </summary>
    public static Prepared<Script> Jsonata { get; } = Engine.PrepareScript(
        // Where JSONata looks for a browser's functions.
        "const window = globalThis;" + Synchronous(Resource("jsonata.js")), "jsonata.js");

    public static Prepared<Script> StepFunctions { get; } = Engine.PrepareScript(Resource("StepFunctions.js"), "StepFunctions.js");

    internal static string Synchronous(string source) => Await().Replace(Async().Replace(AwaitAll().Replace(source, ""), ""), "");

    internal static string Resource(string name)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}: build EventPatterns.Jsonata anew.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\bawait\s+Promise\.all\b")]
    private static partial Regex AwaitAll();

    [GeneratedRegex(@"\basync\s+(?=function\b|\()")]
    private static partial Regex Async();

    [GeneratedRegex(@"\bawait\s+(?=\S)")]
    private static partial Regex Await();
}
