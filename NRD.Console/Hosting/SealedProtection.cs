using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using NRD.Core.Persistence.Sealing;

namespace NRD.Console.Hosting;

/// <summary>The keys of cookies and forms lie in the data folder, each sealed under the master key: a copy of the folder signs nobody in.</summary>
public static class SealedProtection
{
    public static IDataProtectionBuilder AddSealedProtection(this IServiceCollection services, DataFolder folder)
    {
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionSeal>((keys, seal) => keys.XmlEncryptor = new SealingEncryptor(seal));
        return services.AddDataProtection().SetApplicationName("NRD").PersistKeysToFileSystem(new(folder.Keys));
    }
}

/// <summary>Writes a key into its file sealed.</summary>
internal sealed class SealingEncryptor(ProtectionSeal seal) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var element = new XElement("sealed", seal.Seal(plain));
        CryptographicOperations.ZeroMemory(plain);
        return new(element, typeof(SealingDecryptor));
    }
}

/// <summary>Opens what <see cref="SealingEncryptor"/> wrote; the framework makes it by the name that stands in the key file.</summary>
internal sealed class SealingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<ProtectionSeal>().Open(encryptedElement.Value)));
}
