using System.CommandLine;

namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary><c>fuzz PARSER</c>: random and mutated inputs; each must be answered or refused with a clear error.</summary>
internal static class FuzzCommand
{
    private static readonly IReadOnlyList<IFuzzTarget> Targets =
        [new PatternFuzz(), new ExpressionFuzz(), new DefinitionFuzz(), new PathFuzz(), new IntrinsicFuzz()];

    public static Command Create()
    {
        var target = new Argument<string>("PARSER") { Description = "The parser to try: " + string.Join(", ", Targets.Select(t => t.Name)) + "." };
        target.AcceptOnlyFromAmong([.. Targets.Select(t => t.Name)]);
        var inputs = new Option<int>("--inputs") { Description = "How many inputs to try.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "The seed of the inputs.", DefaultValueFactory = _ => 1 };
        var command = new Command("fuzz", "Tries a parser with random and mutated inputs.") { target, inputs, seed };
        command.SetAction(asked => Run(Targets.Single(t => t.Name == asked.GetValue(target)), asked.GetValue(inputs), asked.GetValue(seed)));
        return command;
    }

    private static int Run(IFuzzTarget target, int inputs, int seed)
    {
        var mutator = new Mutator(target.Seeds, seed);
        var accepted = 0;
        for (var at = 0; at < inputs; at++)
        {
            var input = mutator.Next();
            try
            {
                if (target.Accepts(input)) accepted++;
            }
            catch (Exception crash) when (crash is not OutOfMemoryException)
            {
                Console.Error.WriteLine($"{target.Name}: seed {seed}, input {at}: {crash.GetType().Name}: {crash.Message}\n{input}");
                return 1;
            }
        }
        Console.Out.WriteLine($"{target.Name}\t{inputs} inputs\t{accepted} accepted\t{inputs - accepted} refused");
        return 0;
    }
}
