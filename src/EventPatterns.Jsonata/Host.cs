using System.Security.Cryptography;
using System.Text;
using EventPatterns.Simulator.Kernel;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace EventPatterns.Jsonata;

/// <summary>What StepFunctions.js asks of .NET: chance, hashes, Base64.</summary>
internal static class Host
{
    public static JsObject Of(Engine engine, Ambience ambience)
    {
        var host = new JsObject(engine);
        Add("random", _ => ambience.Current.Random.NextDouble());
        Add("seeded", arguments => new SeededRandom((ulong)(long)arguments[0].AsNumber()).NextDouble());
        Add("uuid", _ => ambience.Current.Random.NextUuid());
        Add("hash", arguments => Hash(arguments[0].AsString(), arguments[1].AsString()) is { } digest ? digest : JsValue.Null);
        Add("btoa", arguments => Convert.ToBase64String(Encoding.Latin1.GetBytes(arguments[0].AsString())));
        Add("atob", arguments => Encoding.Latin1.GetString(Convert.FromBase64String(arguments[0].AsString())));
        return host;

        void Add(string name, Func<JsValue[], JsValue> function) =>
            host.Set(name, new ClrFunction(engine, name, (_, arguments) => function(arguments)));
    }

    private static string? Hash(string content, string algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
#pragma warning disable CA5350, CA5351 // Step Functions offers the weak ones too.
        var digest = algorithm switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => null,
        };
#pragma warning restore CA5350, CA5351
        return digest is null ? null : Convert.ToHexStringLower(digest);
    }
}
