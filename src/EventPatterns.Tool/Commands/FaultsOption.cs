using System.CommandLine;
using EventPatterns.Simulator.Faulting;

namespace EventPatterns.Tool.Commands;

/// <summary><c>--faults</c>, for every command that runs simulations.</summary>
internal static class FaultsOption
{
    public static Option<Faults> Create(string usual)
    {
        var option = new Option<Faults>("--faults")
        {
            HelpName = "FAULTS",
            Description = "What goes wrong: all, none, kinds with or without a chance (duplicates,crashes=0.02), or a plan that prove printed.",
            DefaultValueFactory = _ => Faults.Parse(usual),
        };
        option.CustomParser = result =>
        {
            try
            {
                return Faults.Parse(string.Join(',', result.Tokens.Select(token => token.Value)));
            }
            catch (FormatException wrong)
            {
                result.AddError($"--faults: {wrong.Message}");
                return Faults.None;
            }
        };
        return option;
    }
}
