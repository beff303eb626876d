using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace LearnSafe.Tests.Harness;

/// <summary>Runs a theory on every database engine. One that is not to be had shows as skipped, never as passed; <c>./test</c> has them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachEngineAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            new TheoryDataRow(Engine.Sqlite),
            new TheoryDataRow(Engine.PostgreSql) { Skip = PostgreSqlServer.ConnectionString is null ? "No PostgreSQL: run ./test, or set LEARNSAFE_TEST_POSTGRESQL" : null },
        ];
        return ValueTask.FromResult(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

public enum Engine
{
    Sqlite,
    PostgreSql,
}
