using System.Globalization;
using NodaTime.Text;
using NRD.Core.Places;
using NRD.Core.Reporting;

namespace NRD.Core.Police.Lists;

/// <summary>What cannot be taken from a row of a file. Row 1 is the heading.</summary>
/// <param name="Field">The column.</param>
/// <param name="Rule">Which rule of a list it breaks, where it is one.</param>
public sealed record ListFinding(int Row, string Field, string? Value, ListFindingCode Code, ListProblemCode? Rule = null);

public enum ListFindingCode
{
    UnknownPart,
    UnknownItem,
    ItemTwice,
    NotAnId,
    NotYesNoUnknown,
    NotADate,
    NotANumber,
    UnknownUrgency,
    UnknownHow,
    ColumnMissing,
    UnknownColumn,
    NotReadable,
    TooLarge,
    NoRows,

    /// <summary>The file says that it is the list of another service.</summary>
    OtherService,

    /// <summary>Broken by the rules of a list; <see cref="ListProblemCode"/> says which.</summary>
    RuleBroken,
}

/// <summary>Reads rows of text back into a list.</summary>
internal sealed class ListTableReader(string service)
{
    private readonly List<ListFinding> findings = [];
    private readonly Dictionary<(string Part, string Item), int> rowOf = [];
    private readonly List<ListEntry> entries = [];
    private ServiceLines lines = ServiceLines.None;
    private PoliceProtocol protocol = PoliceProtocol.Empty;
    private int row;

    public IReadOnlyList<ListFinding> Findings => findings;

    public ListContent Content => new() { Lines = lines, Protocol = protocol, Entries = entries.ToValueList() };

    /// <summary>The row of the file that an entry, or another item, came from.</summary>
    public int RowOf(string part, string item) => rowOf.GetValueOrDefault((part, item), 1);

    /// <param name="number">In the file; the heading is 1.</param>
    public void Read(ListRow read, int number)
    {
        row = number;
        var part = read.Part.Trim().ToLowerInvariant();
        var item = read.Key.Trim();
        if (part == ListTable.ContactPart)
        {
            Contact(read, item);
            return;
        }

        item = item.ToLowerInvariant();
        if (part == ListTable.ServicePart && item == ListTable.OfItem)
        {
            if (read["text_en"] is { } other && other != service)
            {
                Find("text_en", other, ListFindingCode.OtherService);
            }
        }
        else if (part is not (ListTable.ServicePart or ListTable.ProtocolPart))
        {
            Find("part", read.Part, ListFindingCode.UnknownPart);
        }
        else if (!(part == ListTable.ServicePart ? ListTable.ServiceItems : ListTable.ProtocolItems).Contains(item))
        {
            Find("item", read.Key, ListFindingCode.UnknownItem);
        }
        else if (!rowOf.TryAdd((part, item), row))
        {
            Find("item", read.Key, ListFindingCode.ItemTwice);
        }
        else if (part == ListTable.ServicePart)
        {
            Line(read, item);
        }
        else
        {
            Protocol(new(read["text_en"], read["text_fr"]), item);
        }
    }

    private void Line(ListRow read, string item) => lines = item switch
    {
        "general_line" => lines with { General = ListText.Phones(read["phones"]) },
        "after_hours_line" => lines with { AfterHours = ListText.Phones(read["phones"]) },
        "unit" => lines with { Unit = new(read["text_en"], read["text_fr"]) },
        _ => lines with { Languages = Parts(read["text_en"]).Select(name => Languages.Default.Find(name)?.Code ?? name).ToValueList() },
    };

    private void Protocol(Bilingual text, string item) => protocol = item switch
    {
        "capacity" => protocol with { Capacity = text },
        "wants_told" => protocol with { WantsTold = text },
        "how" => protocol with { How = text },
        "immediate" => protocol with { Immediate = text },
        "soon" => protocol with { Soon = text },
        "routine" => protocol with { Routine = text },
        "minors" => protocol with { Minors = text },
        _ => protocol with { Limits = text },
    };

    private void Contact(ListRow read, string item)
    {
        var id = Guid.NewGuid();
        if (item.Length > 0 && !Guid.TryParse(item, out id))
        {
            Find("item", item, ListFindingCode.NotAnId);
            return;
        }

        if (!rowOf.TryAdd((ListTable.ContactPart, id.ToString()), row))
        {
            Find("item", item, ListFindingCode.ItemTwice);
            return;
        }

        entries.Add(new()
        {
            Id = id,
            Name = new(read["text_en"], read["text_fr"]),
            IsPerson = YesNo(read, "person") == Answer.Yes,
            Rank = Text(read, "rank"),
            Unit = new(read["unit_en"], read["unit_fr"]),
            Phones = ListText.Phones(read["phones"]),
            Email = Text(read, "email"),
            Hours = ListText.Hours(read["hours"]),
            Zone = Text(read, "zone"),
            Order = Number(read, "order"),
            Takes = Takes(read),
            Minors = YesNo(read, "minors"),
            IndigenousLiaison = YesNo(read, "indigenous_liaison"),
            French = YesNo(read, "french"),
            AnonymousTips = YesNo(read, "anonymous_tips"),
            ThirdPartyTips = YesNo(read, "third_party_tips"),
            ImmigrationExposure = YesNo(read, "immigration_exposure"),
            Confirmed = Confirmed(read),
        });
    }

    private Confirmation? Confirmed(ListRow read)
    {
        if (Text(read, "confirmed_on") is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is not { Success: true } day)
        {
            Find("confirmed_on", text, ListFindingCode.NotADate);
            return null;
        }

        return new(day.Value, Text(read, "confirmed_by") ?? "", Named<ConfirmedHow>(read, "confirmed_how", ListFindingCode.UnknownHow) ?? ConfirmedHow.Unstated);
    }

    private ValueList<RouteUrgency> Takes(ListRow read)
    {
        var takes = new List<RouteUrgency>();
        foreach (var word in Parts(read["takes"]))
        {
            if (Code<RouteUrgency>(word) is { } urgency)
            {
                takes.Add(urgency);
            }
            else
            {
                Find("takes", word, ListFindingCode.UnknownUrgency);
            }
        }

        return takes.Distinct().Order().ToValueList();
    }

    private Answer YesNo(ListRow read, string column) => Named<Answer>(read, column, ListFindingCode.NotYesNoUnknown) ?? Answer.Unknown;

    private T? Named<T>(ListRow read, string column, ListFindingCode otherwise)
        where T : struct, Enum
    {
        if (Text(read, column) is not { } text)
        {
            return null;
        }

        var value = Code<T>(text);
        if (value is null)
        {
            Find(column, text, otherwise);
        }

        return value;
    }

    private int Number(ListRow read, string column)
    {
        var text = Text(read, column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000)
        {
            return number;
        }

        if (text is not null)
        {
            Find(column, text, ListFindingCode.NotANumber);
        }

        return entries.Count + 1;
    }

    private static T? Code<T>(string text)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => ListTable.Code(value!.Value).Equals(text, StringComparison.OrdinalIgnoreCase));

    private static string? Text(ListRow read, string column) => string.IsNullOrWhiteSpace(read[column]) ? null : read[column]!.Trim();

    private static string[] Parts(string? text) => (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Find(string field, string? value, ListFindingCode code) => findings.Add(new(row, field, value, code));
}
