using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Door;

/// <summary>One call of an AWS API.</summary>
/// <param name="By">Who calls.</param>
/// <param name="Service">The service by its IAM prefix: <c>events</c>, <c>states</c>, <c>dynamodb</c>, <c>sqs</c>.</param>
/// <param name="Action">The API's action: <c>PutEvents</c>.</param>
/// <param name="Request">The request as the API's JSON has it.</param>
/// <param name="Cause">What brought the call about.</param>
public sealed record AwsCall(Principal By, string Service, string Action, Json Request, Moment? Cause)
{
    /// <summary>The account and region whose endpoint is called; the caller's own unless said.</summary>
    public Place Place { get; init; } = By.Place;

    /// <summary>Whether AWS itself repeats the call until it gets through, so that no fault of AWS's is ever seen: a dead letter.</summary>
    internal bool Persistent { get; init; }

    /// <summary>The action as IAM names it.</summary>
    public string Name { get; } = $"{Service}:{Action}";
}

/// <summary>An account and a region.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
public sealed record Place(string Account, string Region)
{
    /// <summary>An ARN in this place.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";
}

/// <summary>Who calls.</summary>
/// <param name="Kind">What kind of caller.</param>
/// <param name="Name">The role's or user's ARN, or the service's name: <c>events.amazonaws.com</c>.</param>
/// <param name="Place">The account it belongs to and the region it calls from.</param>
public sealed record Principal(PrincipalKind Kind, string Name, Place Place)
{
    /// <summary>The resource on whose behalf a service calls (<c>aws:SourceArn</c>), where it does.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The account's own administrator: what a test calls as.</summary>
    public static Principal Root(Place place) => new(PrincipalKind.Root, $"arn:aws:iam::{place.Account}:root", place);

    /// <summary>A role.</summary>
    public static Principal Role(string arn, Place place, string? sourceArn = null) => new(PrincipalKind.Role, arn, place) { SourceArn = sourceArn };

    /// <summary>An AWS service on behalf of a resource.</summary>
    public static Principal Service(string name, Place place, string sourceArn) => new(PrincipalKind.Service, name, place) { SourceArn = sourceArn };
}

/// <summary>The kinds of callers.</summary>
public enum PrincipalKind
{
    /// <summary>The account's administrator, allowed all that its own account owns.</summary>
    Root,

    /// <summary>An IAM role.</summary>
    Role,

    /// <summary>An AWS service, allowed what a resource's policy allows it.</summary>
    Service,
}
