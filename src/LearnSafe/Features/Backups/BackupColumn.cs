using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LearnSafe.Features.Backups;

/// <summary>A column, and its values as JSON: the same whichever engine they come from.</summary>
internal sealed record BackupColumn(string Name, Type Type, bool Nullable)
{
    public static BackupColumn Of(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return new BackupColumn(property.GetColumnName(), System.Nullable.GetUnderlyingType(type) ?? type, property.IsNullable);
    }

    /// <summary>Writes the value that stands at the ordinal; nothing where it is null.</summary>
    public void Write(Utf8JsonWriter json, DbDataReader row, int ordinal)
    {
        if (row.IsDBNull(ordinal)) return;
        json.WritePropertyName(Name);
        if (Type == typeof(string)) json.WriteStringValue(row.GetString(ordinal));
        else if (Type == typeof(Guid)) json.WriteStringValue(row.GetFieldValue<Guid>(ordinal));
        else if (Type == typeof(int)) json.WriteNumberValue(row.GetInt32(ordinal));
        else if (Type == typeof(long)) json.WriteNumberValue(row.GetInt64(ordinal));
        else if (Type == typeof(double)) json.WriteNumberValue(row.GetDouble(ordinal));
        else if (Type == typeof(bool)) json.WriteBooleanValue(row.GetBoolean(ordinal));
        else if (Type == typeof(byte[])) json.WriteBase64StringValue(row.GetFieldValue<byte[]>(ordinal));
        else if (Type == typeof(DateTime)) json.WriteStringValue(DateTime.SpecifyKind(row.GetDateTime(ordinal), DateTimeKind.Utc));
        else if (Type == typeof(DateTimeOffset)) json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(ordinal).ToUniversalTime());
        else if (Type == typeof(DateOnly)) json.WriteStringValue(row.GetFieldValue<DateOnly>(ordinal).ToString("O", CultureInfo.InvariantCulture));
        else throw new NotSupportedException($"A backup cannot hold the type {Type.Name} of the column {Name}: teach BackupColumn to.");
    }

    /// <summary>The value that the reader stands on.</summary>
    /// <exception cref="FormatException">It is not of this column's type.</exception>
    public object? Read(ref Utf8JsonReader json)
    {
        try
        {
            return json.TokenType == JsonTokenType.Null ? null : ReadValue(ref json);
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or OverflowException)
        {
            throw new FormatException($"the column {Name} does not hold a {Type.Name}", fault);
        }
    }

    private object ReadValue(ref Utf8JsonReader json)
    {
        if (Type == typeof(string)) return json.GetString()!;
        if (Type == typeof(Guid)) return json.GetGuid();
        if (Type == typeof(int)) return json.GetInt32();
        if (Type == typeof(long)) return json.GetInt64();
        if (Type == typeof(double)) return json.GetDouble();
        if (Type == typeof(bool)) return json.GetBoolean();
        if (Type == typeof(byte[])) return json.GetBytesFromBase64();
        if (Type == typeof(DateTime)) return json.GetDateTime().ToUniversalTime();
        if (Type == typeof(DateTimeOffset)) return json.GetDateTimeOffset().ToUniversalTime();
        if (Type == typeof(DateOnly)) return DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture);
        throw new NotSupportedException($"A backup cannot hold the type {Type.Name} of the column {Name}: teach BackupColumn to.");
    }
}
