using System.Text.Json;
using NodaTime;
using NRD.Console.Referrals;
using NRD.Core;
using NRD.Core.Partners;
using NRD.Core.Persistence;
using NRD.Core.Referrals;

namespace NRD.Console.Calls;

/// <summary>The filters of a contact's search as they are kept, sealed. The immigration situation is searched by and never kept.</summary>
public sealed record SearchDraft
{
    public SearchPurpose For { get; init; }

    public PlaceScope Scope { get; init; }

    public ValueList<string> Needs { get; init; } = [];

    public ServiceTerms Terms { get; init; }

    public ServiceModes Modes { get; init; }

    public ValueList<string> Provinces { get; init; } = [];

    public ValueList<string> Languages { get; init; } = [];

    public ProviderType? Provider { get; init; }

    public OpenWish Open { get; init; }

    public LocalDate? OpenDate { get; init; }

    public LocalTime? OpenTime { get; init; }

    public bool WarmTransfer { get; init; }

    public int? VerifiedWithinDays { get; init; }

    public AgeRange? Age { get; init; }

    public Genders? Gender { get; init; }

    public bool WithChildren { get; init; }

    public bool WithPartner { get; init; }

    public bool WithPets { get; init; }

    public bool? Indigenous { get; init; }

    /// <summary>The record that is open beside the results.</summary>
    public Guid? Chosen { get; init; }

    public static string Write(SearchForm form, Guid? chosen) => JsonSerializer.Serialize(
        new SearchDraft
        {
            For = form.For,
            Scope = form.Scope,
            Needs = form.Needs.ToValueList(),
            Terms = form.Terms,
            Modes = form.Modes,
            Provinces = form.Provinces.ToValueList(),
            Languages = form.Languages.ToValueList(),
            Provider = form.Provider,
            Open = form.Open,
            OpenDate = form.OpenDate,
            OpenTime = form.OpenTime,
            WarmTransfer = form.WarmTransfer,
            VerifiedWithinDays = form.VerifiedWithinDays,
            Age = form.Age,
            Gender = form.Gender,
            WithChildren = form.WithChildren,
            WithPartner = form.WithPartner,
            WithPets = form.WithPets,
            Indigenous = form.Indigenous,
            Chosen = chosen,
        },
        JsonColumn.Options);

    public static SearchDraft? Read(string? kept) => string.IsNullOrEmpty(kept) ? null : JsonSerializer.Deserialize<SearchDraft>(kept, JsonColumn.Options);

    public void FillIn(SearchForm form)
    {
        form.For = For;
        form.Scope = Scope;
        Replace(form.Needs, Needs);
        form.Terms = Terms;
        form.Modes = Modes;
        Replace(form.Provinces, Provinces);
        Replace(form.Languages, Languages);
        form.Provider = Provider;
        form.Open = Open;
        form.OpenDate = OpenDate;
        form.OpenTime = OpenTime;
        form.WarmTransfer = WarmTransfer;
        form.VerifiedWithinDays = VerifiedWithinDays;
        form.Age = Age;
        form.Gender = Gender;
        form.WithChildren = WithChildren;
        form.WithPartner = WithPartner;
        form.WithPets = WithPets;
        form.Indigenous = Indigenous;
    }

    private static void Replace(List<string> codes, ValueList<string> with)
    {
        codes.Clear();
        codes.AddRange(with);
    }
}
