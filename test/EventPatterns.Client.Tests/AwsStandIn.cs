using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Amazon.Runtime;

namespace EventPatterns.Client.Tests;

/// <summary>A service of AWS on loopback: it keeps what it was sent, and answers as the test says.</summary>
public sealed class AwsStandIn : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<AwsCall, AwsReply> _answer;

    public AwsStandIn(Func<AwsCall, AwsReply> answer)
    {
        _answer = answer;
        Endpoint = new($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _ = Serve();
    }

    public Uri Endpoint { get; }

    public ConcurrentQueue<AwsCall> Calls { get; } = [];

    public AwsConnection Connection => new()
    {
        Endpoint = Endpoint,
        Region = "eu-west-1",
        Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
        MaxRetries = 2,
    };

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            await Answer(context);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
        var call = new AwsCall(
            context.Request.Headers["X-Amz-Target"]!,
            context.Request.Headers.AllKeys.ToDictionary(key => key!, key => context.Request.Headers[key]!, StringComparer.OrdinalIgnoreCase),
            body.RootElement.Clone());
        Calls.Enqueue(call);
        var reply = _answer(call);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/x-amz-json-1.1";
        context.Response.Headers["x-amzn-RequestId"] = "r-1";
        await JsonSerializer.SerializeAsync(context.Response.OutputStream, reply.Body);
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

public sealed record AwsCall(string Target, IReadOnlyDictionary<string, string> Headers, JsonElement Body);

public sealed record AwsReply(object Body, int Status = 200)
{
    public static AwsReply Empty { get; } = new(new { });

    public static AwsReply Error(string code, string message, int status = 400) =>
        new(new Dictionary<string, string> { ["__type"] = $"com.amazonaws#{code}", ["message"] = message }, status);
}
