namespace LearnSafe.Data.Engines;

/// <summary>
/// Rows one after the other, straight from the engine: no object is made for a row or a value, because millions of them come this way. Columns count from 0.
/// What is read of a row is good until the next one.
/// </summary>
public abstract class RowReader : IDisposable
{
    /// <summary>Goes to the next row.</summary>
    /// <returns>False where there is none.</returns>
    public abstract bool Read();

    public abstract bool IsNull(int column);

    public abstract int Number(int column);

    public abstract Guid Id(int column);

    public abstract DateOnly Day(int column);

    /// <summary>A moment, UTC.</summary>
    public abstract DateTime Moment(int column);

    /// <summary>A text in UTF-8.</summary>
    public abstract ReadOnlySpan<byte> Text(int column);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
