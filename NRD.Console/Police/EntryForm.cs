using NodaTime;
using NodaTime.Text;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Places;
using NRD.Core.Police;
using NRD.Core.Police.Lists;
using NRD.Core.Reporting;

namespace NRD.Console.Police;

/// <summary>One contact as it is being written; what was typed stays as it was typed.</summary>
public sealed class EntryForm
{
    private OpeningHours? readHours;
    private ValueList<Phone>? readPhones;
    private string writtenHours = "";
    private string writtenPhones = "";

    public Guid Id { get; private init; } = Guid.NewGuid();

    public string NameEn { get; set; } = "";

    public string NameFr { get; set; } = "";

    public bool IsPerson { get; set; }

    public string Rank { get; set; } = "";

    public string UnitEn { get; set; } = "";

    public string UnitFr { get; set; } = "";

    public string Phones { get; set; } = "";

    public string Email { get; set; } = "";

    public string Hours { get; set; } = "";

    public string Zone { get; set; } = "";

    public HashSet<RouteUrgency> Takes { get; } = [];

    public Answer Minors { get; set; }

    public Answer IndigenousLiaison { get; set; }

    public Answer French { get; set; }

    public Answer AnonymousTips { get; set; }

    public Answer ThirdPartyTips { get; set; }

    public Answer ImmigrationExposure { get; set; }

    public string ConfirmedOn { get; set; } = "";

    public string ConfirmedBy { get; set; } = "";

    public ConfirmedHow ConfirmedHow { get; set; }

    public bool HasPersonal { get; private init; }

    /// <summary>New personal numbers, one a line; they are sealed with the save and not shown again.</summary>
    public string NewPersonal { get; set; } = "";

    public bool TakePersonalAway { get; set; }

    /// <summary>How the hours that were typed are understood.</summary>
    public OpeningHours Understood => Hours == writtenHours && readHours is not null ? readHours : ListText.Hours(Hours);

    public static EntryForm Of(ListEntry entry)
    {
        var form = new EntryForm
        {
            Id = entry.Id,
            NameEn = entry.Name.En ?? "",
            NameFr = entry.Name.Fr ?? "",
            IsPerson = entry.IsPerson,
            Rank = entry.Rank ?? "",
            UnitEn = entry.Unit.En ?? "",
            UnitFr = entry.Unit.Fr ?? "",
            Phones = ListText.Write(entry.Phones, "\n"),
            Email = entry.Email ?? "",
            Hours = ListText.Write(entry.Hours),
            Zone = entry.Zone ?? "",
            Minors = entry.Minors,
            IndigenousLiaison = entry.IndigenousLiaison,
            French = entry.French,
            AnonymousTips = entry.AnonymousTips,
            ThirdPartyTips = entry.ThirdPartyTips,
            ImmigrationExposure = entry.ImmigrationExposure,
            ConfirmedOn = entry.Confirmed is { } confirmed ? LocalDatePattern.Iso.Format(confirmed.On) : "",
            ConfirmedBy = entry.Confirmed?.By ?? "",
            ConfirmedHow = entry.Confirmed?.How ?? ConfirmedHow.Unstated,
            HasPersonal = entry.HasPersonal,
        };
        form.Takes.UnionWith(entry.Takes);
        (form.readHours, form.writtenHours) = (entry.Hours, form.Hours);
        (form.readPhones, form.writtenPhones) = (entry.Phones, form.Phones);
        return form;
    }

    public void Take(RouteUrgency urgency, bool takes) => _ = takes ? Takes.Add(urgency) : Takes.Remove(urgency);

    /// <summary>Says that it was confirmed today.</summary>
    public void Confirm(LocalDate today, string by)
    {
        ConfirmedOn = LocalDatePattern.Iso.Format(today);
        ConfirmedBy = by;
        ConfirmedHow = ConfirmedHow == ConfirmedHow.Unstated ? ConfirmedHow.Call : ConfirmedHow;
    }

    public ListEntry ToEntry(int order) => new()
    {
        Id = Id,
        Name = new(NameEn, NameFr),
        IsPerson = IsPerson,
        Rank = Text(Rank),
        Unit = new(UnitEn, UnitFr),
        Phones = Phones == writtenPhones && readPhones is not null ? readPhones : ListText.Phones(Phones),
        Email = Text(Email),
        Hours = Understood,
        Zone = Text(Zone),
        Order = order,
        Takes = Takes.Order().ToValueList(),
        Minors = Minors,
        IndigenousLiaison = IndigenousLiaison,
        French = French,
        AnonymousTips = AnonymousTips,
        ThirdPartyTips = ThirdPartyTips,
        ImmigrationExposure = ImmigrationExposure,
        Confirmed = LocalDatePattern.Iso.Parse(ConfirmedOn) is { Success: true } day ? new(day.Value, ConfirmedBy.Trim(), ConfirmedHow) : null,
        HasPersonal = !TakePersonalAway && (HasPersonal || Text(NewPersonal) is not null),
    };

    /// <summary>What becomes of the personal numbers; <c>null</c> where they stay.</summary>
    public (Guid Entry, PersonalReach? Personal)? PersonalChange() =>
        TakePersonalAway ? (Id, null)
        : Text(NewPersonal) is { } typed ? (Id, Personal(typed))
        : null;

    private PersonalReach Personal(string typed)
    {
        var lines = typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToLookup(line => line.Contains('@', StringComparison.Ordinal));
        return new(Id, ListText.Phones(string.Join('\n', lines[false])), lines[true].FirstOrDefault());
    }

    private static string? Text(string typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
