using Microsoft.AspNetCore.Components.Server.Circuits;
using NodaTime;
using NRD.Core;

namespace NRD.Console.Components;

/// <summary>Light and dark, or whatever the operator's system says.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}

/// <summary>How one window shows things: language, theme, and the operator's own time zone.</summary>
public sealed class DeskView
{
    private static readonly DateTimeZone Ottawa = DateTimeZoneProviders.Tzdb["America/Toronto"];

    public event Action? Changed;

    public Words Words { get; private set; } = Words.English;

    public Theme Theme { get; private set; }

    /// <summary>What the operator's system prefers; counts while <see cref="Theme"/> is <see cref="Theme.System"/>.</summary>
    public bool SystemIsDark { get; private set; }

    public bool IsDark => Theme == Theme.Dark || (Theme == Theme.System && SystemIsDark);

    public DateTimeZone Zone { get; private set; } = Ottawa;

    public void Speak(Language language)
    {
        Words = Words.Of(language);
        Changed?.Invoke();
    }

    public void Show(Theme theme)
    {
        Theme = theme;
        Changed?.Invoke();
    }

    /// <param name="zone">What the browser calls the zone; where it is not known Ottawa's holds.</param>
    public void Settle(string? zone, bool systemIsDark)
    {
        Zone = (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? Ottawa;
        SystemIsDark = systemIsDark;
        Changed?.Invoke();
    }
}

/// <summary>Gives every act of a window the culture its operator chose, for the components that are not ours.</summary>
public sealed class DeskCulture(DeskView view) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = view.Words.Culture;
        return next(context);
    };
}
