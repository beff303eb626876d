namespace LearnSafe.Platform.Web;

/// <summary>The file cannot be read as a whole, so nothing of it counts; the message is for whoever gave it.</summary>
public sealed class CsvFileException(string message, Exception? inner = null) : Exception(message, inner);
