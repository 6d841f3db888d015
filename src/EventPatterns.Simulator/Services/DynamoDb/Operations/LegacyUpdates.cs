using System.Collections.Immutable;
using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Services.DynamoDb.Expressions;
using EventPatterns.Simulator.Services.DynamoDb.Values;

namespace EventPatterns.Simulator.Services.DynamoDb.Operations;

/// <summary>Turns AttributeUpdates into the actions of an update expression.</summary>
internal static class LegacyUpdates
{
    public static string? Read(Json? json, out ImmutableArray<UpdateAction> update)
    {
        update = [];
        if (json is null) return null;
        var actions = ImmutableArray.CreateBuilder<UpdateAction>();
        foreach (var (attribute, change) in json as JsonMap ?? JsonMap.Empty)
        {
            if (ReadAction(attribute, change, out var action) is { } wrong) return wrong;
            actions.Add(action!);
        }
        update = actions.ToImmutable();
        return null;
    }

    private static string? ReadAction(string attribute, Json change, out UpdateAction? action)
    {
        action = null;
        AttributeValue? value = null;
        if (change["Value"] is { } json && ValueReader.Read(json, out value) is { } fault) return fault.Message;
        var name = change.TextOf("Action") ?? "PUT";
        if (value is null && name != "DELETE")
            return $"One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified";
        if (value is not null && name == "DELETE" && value is not SetValue)
            return $"One or more parameter values were invalid: DELETE action with value is not supported for the type {value.Type}";
        if (name == "ADD" && value is not (NumberValue or SetValue or ListValue))
            return $"One or more parameter values were invalid: ADD action is not supported for the type {value!.Type}";
        var section = name switch
        {
            "ADD" => UpdateSection.Add,
            "DELETE" => value is null ? UpdateSection.Remove : UpdateSection.Delete,
            _ => UpdateSection.Set,
        };
        action = new(section, DocumentPath.Of(attribute), value is null ? null : new Operand.Literal(value));
        return null;
    }
}
