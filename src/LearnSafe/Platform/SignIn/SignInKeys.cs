using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Platform.Encryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace LearnSafe.Platform.SignIn;

/// <summary>The keys that protect cookies and forms: in the keys folder, apart from the database, encrypted by the installation's key ring or by a passphrase.</summary>
internal static class SignInKeys
{
    public static void AddSignInKeys(this IServiceCollection services)
    {
        services.AddDataProtection(protection => protection.ApplicationDiscriminator = "LearnSafe");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
        {
            keys.XmlRepository = new FileSystemXmlRepository(Folder(provider), provider.GetRequiredService<ILoggerFactory>());
            keys.XmlEncryptor = new SignInKeyEncryptor(provider);
        }));
    }

    /// <summary>Kept, so that a restart signs nobody out; for the program's user alone to read.</summary>
    private static DirectoryInfo Folder(IServiceProvider provider)
    {
        var keys = provider.GetRequiredService<IConfiguration>()["Keys:Folder"] ?? provider.GetRequiredService<DataFolder>().Keys;
        var folder = Path.Combine(keys, "sign-in");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Null where no passphrase is set.</summary>
    public static string? Passphrase(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IConfiguration>()["Keys:PassphraseFile"] is not { Length: > 0 } file) return null;
        if (!File.Exists(file)) throw new SettingsException($"The passphrase file {file} (Keys:PassphraseFile) is not there.");
        var passphrase = File.ReadAllText(file).TrimEnd('\r', '\n');
        return passphrase.Length > 0 ? passphrase : throw new SettingsException($"The passphrase file {file} (Keys:PassphraseFile) is empty.");
    }

    public static LocalEncryption Under(string passphrase, byte[] salt)
    {
        var key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC)), salt, WrappedKeyRing.Iterations, HashAlgorithmName.SHA256, KeyRing.KeyLength);
        return new LocalEncryption(new KeyRing(key, [new ContentKey("passphrase", key)]));
    }
}

/// <summary>Encrypts a sign-in key before it is written to its file.</summary>
internal sealed class SignInKeyEncryptor(IServiceProvider services) : IXmlEncryptor
{
    internal const string Purpose = "sign-in key";

    internal const string Salt = "salt";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var key = plaintextElement.ToString(SaveOptions.DisableFormatting);
        if (SignInKeys.Passphrase(services) is not { } passphrase)
            return new EncryptedXmlInfo(new XElement("encryptedKey", services.GetRequiredService<LocalEncryption>().Encrypt(Purpose, key)), typeof(SignInKeyDecryptor));
        var salt = RandomNumberGenerator.GetBytes(16);
        return new EncryptedXmlInfo(new XElement("encryptedKey", new XAttribute(Salt, Convert.ToBase64String(salt)), SignInKeys.Under(passphrase, salt).Encrypt(Purpose, key)), typeof(SignInKeyDecryptor));
    }
}

/// <summary>Opens what <see cref="SignInKeyEncryptor"/> wrote, whichever way it was encrypted.</summary>
internal sealed class SignInKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var encryption = services.GetRequiredService<LocalEncryption>();
        if ((string?)encryptedElement.Attribute(SignInKeyEncryptor.Salt) is { } salt)
        {
            var passphrase = SignInKeys.Passphrase(services) ?? throw new SettingsException("The keys of sign-in are encrypted by a passphrase: say in Keys:PassphraseFile where it is.");
            encryption = SignInKeys.Under(passphrase, Convert.FromBase64String(salt));
        }

        return XElement.Parse(encryption.DecryptText(SignInKeyEncryptor.Purpose, encryptedElement.Value));
    }
}
