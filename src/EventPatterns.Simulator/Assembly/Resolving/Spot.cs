namespace EventPatterns.Simulator.Assembly.Resolving;

/// <summary>Where in which template a value stands. The path is spelt out for errors alone.</summary>
internal sealed class Spot
{
    private readonly Spot? _above;
    private readonly string _step;

    private Spot(Spot? above, string step, string stack, Draft? owner)
    {
        _above = above;
        _step = step;
        Stack = stack;
        Owner = owner;
    }

    /// <summary>The stack's path.</summary>
    public string Stack { get; }

    /// <summary>The resource that the value belongs to, where it belongs to one.</summary>
    public Draft? Owner { get; }

    public static Spot In(string stack, string section, Draft? owner = null) => new(null, section, stack, owner);

    public Spot At(string member) => new(this, "." + member, Stack, Owner);

    public Spot At(int index) => new(this, $"[{index}]", Stack, Owner);

    public SimulationException Wrong(string what) => new($"Stack {Stack}, {this}: {what}");

    public override string ToString() => _above + _step;
}
