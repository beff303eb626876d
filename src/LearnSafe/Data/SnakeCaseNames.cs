using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data;

/// <summary>Tables, columns, keys and indexes in snake case, so that SQL needs no quoting on either engine.</summary>
internal static partial class SnakeCaseNames
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetTableName()?.StartsWith("AspNet", StringComparison.Ordinal) == true)
                entity.SetTableName("person_" + Of(entity.GetTableName()!["AspNetUser".Length..]));
            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(Of(key.GetName()!));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(Of(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Of(index.GetDatabaseName()!));
        }
    }

    private static string Of(string name) => Joint().Replace(name, "$1_$2").ToLowerInvariant().Replace("__", "_", StringComparison.Ordinal);

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Joint();
}
