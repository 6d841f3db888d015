using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Services.DynamoDb.Operations;

namespace EventPatterns.Simulator.Services.DynamoDb;

/// <summary>DynamoDB's actions on the tables of a database; synchronous, and apart from any loop.</summary>
internal static class DynamoDbEngine
{
    /// <summary>Performs an action.</summary>
    /// <exception cref="SimulationException">The simulator does not know the action.</exception>
    public static Answer Perform(Database database, string action, Json request, Place place) => action switch
    {
        "GetItem" => ReadOperations.Get(database, place, request),
        "PutItem" => WriteOperations.Write(database, place, WriteKind.Put, request),
        "UpdateItem" => WriteOperations.Write(database, place, WriteKind.Update, request),
        "DeleteItem" => WriteOperations.Write(database, place, WriteKind.Delete, request),
        "Query" => QueryOperation.Query(database, place, request),
        "Scan" => ScanOperation.Scan(database, place, request),
        "BatchGetItem" => BatchOperations.Get(database, place, request),
        "BatchWriteItem" => BatchOperations.Write(database, place, request),
        "TransactGetItems" => TransactionOperations.Get(database, place, request),
        "TransactWriteItems" => TransactionOperations.Write(database, place, request),
        "CreateTable" => TableOperations.Create(database, place, request),
        "DescribeTable" => TableOperations.Describe(database, place, request),
        "DeleteTable" => TableOperations.Delete(database, place, request),
        "ListTables" => TableOperations.List(database, place),
        "UpdateTimeToLive" => TableOperations.UpdateTimeToLive(database, place, request),
        "DescribeTimeToLive" => TableOperations.DescribeTimeToLive(database, place, request),
        _ => throw new SimulationException($"The simulator does not know the action dynamodb:{action}. Use one that it knows, such as GetItem, PutItem, UpdateItem, DeleteItem, Query, Scan, BatchGetItem, BatchWriteItem, TransactGetItems or TransactWriteItems."),
    };
}
