using NodaTime.Text;
using NRD.Core;
using NRD.Core.Police.Lists;

namespace NRD.Console.Police;

/// <summary>A text in both languages, as it is being written.</summary>
public sealed class TextForm(Bilingual text)
{
    public string En { get; set; } = text.En ?? "";

    public string Fr { get; set; } = text.Fr ?? "";

    public Bilingual ToText() => new(En, Fr);
}

/// <summary>A contact list as it is being written.</summary>
public sealed class ListForm
{
    private readonly ServiceLines lines;
    private readonly string generalBefore;
    private readonly string afterHoursBefore;

    public ListForm(ListContent content, int basedOn)
    {
        BasedOn = basedOn;
        lines = content.Lines;
        General = generalBefore = ListText.Write(lines.General, "\n");
        AfterHours = afterHoursBefore = ListText.Write(lines.AfterHours, "\n");
        Unit = new(lines.Unit);
        Languages = string.Join("; ", lines.Languages);
        Entries = [.. content.Entries.OrderBy(e => e.Order).Select(EntryForm.Of)];
        var protocol = content.Protocol;
        Protocol = new Dictionary<string, TextForm>
        {
            ["capacity"] = new(protocol.Capacity),
            ["wants_told"] = new(protocol.WantsTold),
            ["how"] = new(protocol.How),
            ["immediate"] = new(protocol.Immediate),
            ["soon"] = new(protocol.Soon),
            ["routine"] = new(protocol.Routine),
            ["minors"] = new(protocol.Minors),
            ["limits"] = new(protocol.Limits),
        };
    }

    public int BasedOn { get; }

    public string General { get; set; }

    public string AfterHours { get; set; }

    public TextForm Unit { get; }

    public string Languages { get; set; }

    public List<EntryForm> Entries { get; }

    public IReadOnlyDictionary<string, TextForm> Protocol { get; }

    public string WantedFrom { get; set; } = "";

    public string Reason { get; set; } = "";

    public void Move(EntryForm entry, int by)
    {
        var at = Entries.IndexOf(entry);
        if (at + by >= 0 && at + by < Entries.Count)
        {
            Entries.RemoveAt(at);
            Entries.Insert(at + by, entry);
        }
    }

    public ListContent ToContent() => new()
    {
        Lines = new()
        {
            General = General == generalBefore ? lines.General : ListText.Phones(General),
            AfterHours = AfterHours == afterHoursBefore ? lines.AfterHours : ListText.Phones(AfterHours),
            Unit = Unit.ToText(),
            Languages = Languages.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => Core.Places.Languages.Default.Find(name)?.Code ?? name).Distinct().ToValueList(),
        },
        Entries = Entries.Select((entry, i) => entry.ToEntry(i + 1)).ToValueList(),
        Protocol = new()
        {
            Capacity = Protocol["capacity"].ToText(),
            WantsTold = Protocol["wants_told"].ToText(),
            How = Protocol["how"].ToText(),
            Immediate = Protocol["immediate"].ToText(),
            Soon = Protocol["soon"].ToText(),
            Routine = Protocol["routine"].ToText(),
            Minors = Protocol["minors"].ToText(),
            Limits = Protocol["limits"].ToText(),
        },
    };

    public ListDraft ToDraft(string serviceId, int? personalFrom) => new(
        serviceId,
        BasedOn,
        ToContent(),
        Entries.Select(e => e.PersonalChange()).Where(change => change is not null).ToDictionary(change => change!.Value.Entry, change => change!.Value.Personal),
        Reason)
    {
        PersonalFrom = personalFrom,
        WantedFrom = LocalDatePattern.Iso.Parse(WantedFrom) is { Success: true } day ? day.Value : null,
    };
}
