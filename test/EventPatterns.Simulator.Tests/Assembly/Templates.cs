using EventPatterns.Simulator.Assembly;
using EventPatterns.Simulator.Data;

namespace EventPatterns.Simulator.Tests.Assembly;

/// <summary>Assemblies from templates as text.</summary>
internal static class Templates
{
    public static CloudAssembly Load(string template, AssemblyOptions? options = null) =>
        CloudAssembly.Of(options ?? AssemblyOptions.Default, ("Shop", Json.Parse(template)));

    /// <summary>The value of the property <c>Value</c> of a resource beside those given.</summary>
    public static Json Resolve(string value, string sections = "", string resources = "") => Load($$"""
        { {{sections}} "Resources": { {{resources}} "Probe": { "Type": "AWS::SQS::Queue", "Properties": { "Value": {{value}} } } } }
        """).One("Probe").Properties["Value"]!;
}
