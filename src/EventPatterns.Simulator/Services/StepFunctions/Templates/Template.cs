using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.StepFunctions.Execution;
using EventPatterns.Simulator.Services.StepFunctions.Intrinsics;
using EventPatterns.Simulator.Services.StepFunctions.Paths;

namespace EventPatterns.Simulator.Services.StepFunctions.Templates;

/// <summary>A field's value that may be computed when its state runs; what is constant in it was worked out when it was parsed.</summary>
internal abstract record Template
{
    /// <exception cref="StateFailureException">A path leads nowhere, an intrinsic or a query fails.</exception>
    public abstract Json Evaluate(Scope scope);
}

/// <summary>A value that is the same in every run.</summary>
internal sealed record ConstantTemplate(Json Value) : Template
{
    public override Json Evaluate(Scope scope) => Value;
}

/// <summary>An object with members to compute; no two have one name.</summary>
internal sealed record ObjectTemplate(KeyValuePair<string, Template>[] Members) : Template
{
    public override Json Evaluate(Scope scope)
    {
        var members = new KeyValuePair<string, Json>[Members.Length];
        for (var at = 0; at < members.Length; at++) members[at] = new(Members[at].Key, Members[at].Value.Evaluate(scope));
        return JsonMap.Own(members);
    }
}

/// <summary>An array with items to compute.</summary>
internal sealed record ListTemplate(IReadOnlyList<Template> Items) : Template
{
    public override Json Evaluate(Scope scope)
    {
        var items = new Json[Items.Count];
        for (var at = 0; at < items.Length; at++) items[at] = Items[at].Evaluate(scope);
        return JsonList.Own(items);
    }
}

/// <summary>A member whose name ends in <c>.$</c> and whose value is a path.</summary>
internal sealed record PathTemplate(JsonPath Path, string Field) : Template
{
    public override Json Evaluate(Scope scope) => scope.Read(Path, Field);
}

/// <summary>A member whose name ends in <c>.$</c> and whose value is an intrinsic call.</summary>
internal sealed record IntrinsicTemplate(IntrinsicCall Call, string Field) : Template
{
    public override Json Evaluate(Scope scope) => Call.Evaluate(scope, Field);
}
