using System.Data;
using System.Data.Common;

namespace LearnSafe.Data;

/// <summary>One SQL statement, prepared once on a connection and run many times. Parameters are <c>@name</c>, given in order.</summary>
public sealed class PreparedStatement : IAsyncDisposable
{
    private readonly DbCommand command;

    public PreparedStatement(DbConnection connection, string sql, params ReadOnlySpan<(string Name, DbType Type)> parameters)
    {
        ArgumentNullException.ThrowIfNull(connection);
        command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (name, type);
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Columns and parameters of an insert, by the same names.</summary>
    public static PreparedStatement Insert(DbConnection connection, string table, params ReadOnlySpan<(string Name, DbType Type)> columns)
    {
        var names = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++) names[i] = columns[i].Name;
        return new PreparedStatement(connection, $"insert into {table} ({string.Join(", ", names)}) values ({string.Join(", ", names.Select(name => "@" + name))})", columns);
    }

    public Task<int> ExecuteAsync(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Set(transaction, values);
        return command.ExecuteNonQueryAsync();
    }

    public Task<DbDataReader> ReadAsync(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Set(transaction, values);
        return command.ExecuteReaderAsync();
    }

    private void Set(DbTransaction transaction, ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
