using NRD.Core.Accounts;

namespace NRD.Console.Components;

/// <summary>Keys as they stand on a keyboard, and what they do.</summary>
public static class KeyWords
{
    /// <summary>"Ctrl /", « Maj F6 »; empty where there is no key.</summary>
    public static string Say(string? key, Words words) =>
        key is null ? "" : key.Replace("Ctrl+", words["Shell.KeyCtrl"] + " ", StringComparison.Ordinal).Replace("Shift+", words["Shell.KeyShift"] + " ", StringComparison.Ordinal);

    public static string Does(DeskAct act, Words words) => words[act switch
    {
        DeskAct.Search => "Shell.DoesSearch",
        DeskAct.Filters => "Shell.DoesFilters",
        DeskAct.OpenNow => "Shell.DoesOpenNow",
        DeskAct.NextPane => "Shell.DoesPanes",
        DeskAct.PreviousPane => "Shell.DoesPanesBack",
        DeskAct.HideNow => "Lock.DoesHide",
        DeskAct.Keys => "Shell.DoesSheet",
        DeskAct.NewCall => "Contact.DoesNew",
        DeskAct.NewContact => "Contact.DoesNewOther",
        DeskAct.NextContact => "Contact.DoesNext",
        DeskAct.Emergency => "Contact.DoesEmergency",
        DeskAct.Outcome => "Contact.DoesOutcome",
        DeskAct.Hold => "Contact.DoesHold",
        DeskAct.Drop => "Contact.DoesDrop",
        DeskAct.Silent => "Contact.DoesSilent",
        DeskAct.Report => "Tasks.DoesFlags",
        DeskAct.UnmetNeed => "Tasks.DoesUnmet",
        DeskAct.ReferralOutcome => "Passing.DoesOutcome",
    }];
}
