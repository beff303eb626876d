namespace LearnSafe.Features.Backups;

/// <summary>A backup that cannot be made or restored; the message is for whoever asked for it.</summary>
public sealed class BackupException(string message, Exception? inner = null) : IOException(message, inner);
