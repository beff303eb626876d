using Npgsql;

namespace LearnSafe.Tests.Harness;

/// <summary>The server that <c>./test</c> started, and databases on it.</summary>
internal static class PostgreSqlServer
{
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("LEARNSAFE_TEST_POSTGRESQL");

    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = "test_" + Guid.NewGuid().ToString("n");
        await RunAsync($"create database {name}" + (template is null ? "" : $" template {template}"));
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString();
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(connection);
        await RunAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
