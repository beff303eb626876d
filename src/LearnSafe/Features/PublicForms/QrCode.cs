using System.Globalization;
using System.Text;
using QRCoder;

namespace LearnSafe.Features.PublicForms;

/// <summary>A QR code as the outline of an SVG path, one unit a module, with the quiet margin of four that readers need.</summary>
public sealed class QrCode
{
    private QrCode(int size, string path) => (Size, Path) = (size, path);

    /// <summary>Modules a side, margin included.</summary>
    public int Size { get; }

    public string Path { get; }

    /// <summary>With a quarter of it restorable: posters get creased.</summary>
    public static QrCode Of(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        StringBuilder path = new();
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < data.ModuleMatrix[row].Count; column++)
            {
                if (data.ModuleMatrix[row][column]) path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
            }
        }

        return new QrCode(data.ModuleMatrix.Count, path.ToString());
    }
}
