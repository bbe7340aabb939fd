using System.Xml.Linq;
using NRD.Core.Importing.Text;

namespace NRD.Core.Importing.Formats;

/// <summary>An element of AIRS XML, read by local name, with its escaped markup made plain.</summary>
internal sealed record AirsElement(XElement Element)
{
    private static readonly HashSet<string> Parents = ["Site", "SiteService", "Agency"];

    private static readonly HashSet<string> Known =
    [
        "Key", "Name", "AgencyDescription", "SiteDescription", "Description", "AKA", "AgencyLocation", "PhysicalAddress", "MailingAddress", "Phone", "URL", "Email", "Contact",
        "Taxonomy", "TimeOpen", "Seasonal", "GeographicAreaServed", "AreaServed", "ResourceInfo", "SpatialLocation", "Languages", "LanguageAssistance", "DisabilitiesAccess",
        "BusServiceAccess", "Directions", "ApplicationProcess", "FeeStructure", "ProgramFees", "DocumentsRequired", "PaymentMethods", "ResidencyRequirements", "AgeRequirements",
        "GenderRequirements", "FamilyComposition", "OtherRequirements", "IncomeRequirements", "EligibilityRequirements", "Eligibility", "NoPhysicalAddress", "ReasonWithheld",
        "@ExcludeFromWebsite", "@ExcludeFromDirectory", "InternalNote", "TemporaryMessage",
    ];

    public static bool IsKnown(string path) => Known.Contains(path.Split('.')[0]);

    public string? Key => Text("Key") ?? Attribute("Key");

    public IEnumerable<AirsElement> Children(string name) => Element.Elements().Where(e => e.Name.LocalName == name).Select(e => new AirsElement(e));

    public AirsElement? Child(string name) => Children(name).FirstOrDefault();

    public string? Attribute(string name) => CellText.Clean(Element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value, out _);

    /// <summary>An XML truth, as an attribute or an element; <c>null</c> where it is not said.</summary>
    public bool? Flag(string name) => (Attribute(name) ?? Text(name))?.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" => true,
        "false" or "0" or "no" => false,
        _ => null,
    };

    /// <summary>The first child of one of the names that says something, on one line.</summary>
    public string? Text(params ReadOnlySpan<string> names) => Prose(names) is { } prose ? HtmlText.Line(prose) : null;

    /// <summary>The same with its paragraphs; an element with children says all they say.</summary>
    public string? Prose(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var said = Children(name).Select(c => c.Said()).Where(s => s is not null).Distinct().ToList();
            if (said.Count > 0)
            {
                return string.Join("\n", said);
            }
        }

        return null;
    }

    /// <summary>All its text; parts of one element on lines of their own.</summary>
    public string? Said() => Element.HasElements
        ? string.Join("\n", Element.Elements().Select(e => new AirsElement(e).Said()).Where(s => s is not null)) is { Length: > 0 } parts ? parts : null
        : HtmlText.Plain(CellText.Clean(Element.Value, out _));

    /// <summary>Each text under its path, without the sites and services inside, which are rows of their own.</summary>
    public IEnumerable<(string Path, string Value)> Cells() => Cells(Element, "");

    private static IEnumerable<(string Path, string Value)> Cells(XElement element, string path)
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.NamespaceName.Length == 0))
        {
            if (CellText.Clean(attribute.Value, out _) is { } value)
            {
                yield return ($"{path}@{attribute.Name.LocalName}", value);
            }
        }

        foreach (var child in element.Elements().Where(c => !Parents.Contains(c.Name.LocalName)))
        {
            var name = $"{path}{child.Name.LocalName}";
            if (child.HasElements)
            {
                foreach (var cell in Cells(child, $"{name}."))
                {
                    yield return cell;
                }
            }
            else if (CellText.Clean(child.Value, out _) is { } value)
            {
                yield return (name, value);
            }
        }
    }
}
