using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventPatterns.Events.Tests;

/// <summary>
/// Compiles the <c>csharp</c> blocks of a page as one program: a type that one block declares is known to the others,
/// while the statements of each block have a scope of their own.
/// </summary>
internal static partial class MarkdownCode
{
    private const string ImplicitUsings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        """;

    /// <summary>What the compiler says of the page, each line with the page's name and line; nothing where all is well.</summary>
    public static IReadOnlyList<string> Problems(string path)
    {
        var markdown = File.ReadAllText(path).ReplaceLineEndings("\n");
        var blocks = Fence().Matches(markdown).Select(match => Block(match, markdown, Path.GetFileName(path))).ToList();
        if (blocks.Count == 0) return [$"{path}: no csharp block to compile."];
        var program = Program(blocks);
        var compilation = CSharpCompilation.Create("Page", [CSharpSyntaxTree.ParseText(program)], References(), new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => Line(diagnostic))];
    }

    private static string Program(List<CompilationUnitSyntax> blocks)
    {
        var text = new StringBuilder(ImplicitUsings).AppendLine();
        foreach (var block in blocks) text.Append(block.Usings.ToFullString());
        foreach (var block in blocks) text.AppendLine("{").AppendJoin("", block.Members.OfType<GlobalStatementSyntax>().Select(Placed)).AppendLine("}");
        foreach (var block in blocks) text.AppendJoin("", block.Members.Where(member => member is not GlobalStatementSyntax).Select(Placed));
        return text.ToString();
    }

    private static CompilationUnitSyntax Block(Match match, string markdown, string file)
    {
        var line = markdown.AsSpan(0, match.Groups["code"].Index).Count('\n') + 1;
        return CSharpSyntaxTree.ParseText($"#line {line.ToString(CultureInfo.InvariantCulture)} \"{file}\"\n{match.Groups["code"].Value}").GetCompilationUnitRoot();
    }

    private static string Placed(SyntaxNode node)
    {
        var place = node.GetLocation().GetMappedLineSpan();
        return $"\n#line {place.StartLinePosition.Line + 1} \"{place.Path}\"\n{node}\n";
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
