using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LearnSafe.Data;

/// <summary>Every stored time is UTC: SQLite forgets the kind of a time, PostgreSQL insists on it.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    time => time.Kind == DateTimeKind.Utc ? time : time.ToUniversalTime(),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
