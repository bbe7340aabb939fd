using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using NRD.Core.Persistence.Sealing;

namespace NRD.Console.Hosting;

/// <summary>The keys of cookies and forms lie sealed in their folder: whoever copies it cannot make a cookie with them.</summary>
public static class KeySealing
{
    private const string Purpose = "data-protection";
    private const string Element = "sealed";

    public static IDataProtectionBuilder SealKeys(this IDataProtectionBuilder builder)
    {
        builder.Services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, keys) => options.XmlEncryptor = new Encryptor(keys));
        return builder;
    }

    private sealed class Encryptor(KeyRing keys) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
            new(new XElement(Element, keys.SealForHost(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Purpose)), typeof(Decryptor));
    }

    /// <summary>Made by the framework from the name it finds in the file.</summary>
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<KeyRing>().OpenForHost(encryptedElement.Value, Purpose)));
    }
}
