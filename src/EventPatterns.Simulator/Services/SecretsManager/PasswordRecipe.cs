using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.SecretsManager;

/// <summary>
/// How a secret is generated (TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html): which
/// characters, how many, and the JSON that it becomes a member of.
/// </summary>
internal sealed class PasswordRecipe
{
    private const int DefaultLength = 32;

    private readonly int _length;
    private readonly List<string> _kinds;
    private readonly bool _eachKind;
    private readonly JsonMap? _template;
    private readonly string? _member;

    private PasswordRecipe(Json settings)
    {
        _length = (int)(settings.WholeOf("PasswordLength") ?? DefaultLength);
        _kinds = [.. Kinds(settings).Select(kind => string.Concat(kind.Except(settings.TextOf("ExcludeCharacters") ?? ""))).Where(kind => kind.Length > 0)];
        _eachKind = settings["RequireEachIncludedType"] is null || settings.FlagOf("RequireEachIncludedType");
        _template = settings.MapOf("SecretStringTemplate");
        _member = settings.TextOf("GenerateStringKey");
    }

    /// <exception cref="SimulationException">No characters are left, or the template and its key are not both there.</exception>
    public static PasswordRecipe Read(Json settings)
    {
        var recipe = new PasswordRecipe(settings);
        if (recipe._kinds.Count == 0) throw new SimulationException("GenerateSecretString excludes every character.");
        if (recipe._template is null != recipe._member is null)
            throw new SimulationException("GenerateSecretString needs SecretStringTemplate, a JSON object, and GenerateStringKey together.");
        return recipe;
    }

    public string Make(SeededRandom random)
    {
        var characters = Enumerable.Range(0, _length).Select(at => Draw(_eachKind && at < _kinds.Count ? _kinds[at] : string.Concat(_kinds), random));
        var password = string.Concat(characters.ToList().OrderBy(_ => random.Next()));
        return _template is null ? password : _template.With(_member!, password).ToString();
    }

    private static char Draw(string from, SeededRandom random) => from[random.NextInt(from.Length)];

    private static IEnumerable<string> Kinds(Json settings)
    {
        if (!settings.FlagOf("ExcludeLowercase")) yield return "abcdefghijklmnopqrstuvwxyz";
        if (!settings.FlagOf("ExcludeUppercase")) yield return "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        if (!settings.FlagOf("ExcludeNumbers")) yield return "0123456789";
        if (!settings.FlagOf("ExcludePunctuation")) yield return "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
        if (settings.FlagOf("IncludeSpace")) yield return " ";
    }
}
