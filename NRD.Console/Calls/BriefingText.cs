using NodaTime;
using NRD.Console.Components;
using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>A finished briefing in the words of one language, to read aloud, to copy or to print.</summary>
public static class BriefingText
{
    /// <summary>The parts with their lines, in the order they are read.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Parts(Briefing briefing, Words words)
    {
        foreach (var part in Enum.GetValues<BriefingPart>())
        {
            List<string> lines = [.. briefing.Lines.Where(line => line.Part == part).Select(line => words["Passing.LineOf", PassingWords.Item(line.Item, words), words.In(line.Text)])];
            if (part == BriefingPart.Request && briefing.Request.Length > 0)
            {
                lines.Add(briefing.Request);
            }

            if (lines.Count > 0)
            {
                yield return (words[$"Passing.Part{part}"], lines);
            }
        }
    }

    /// <summary>What stands below: by which consent and until when, that nothing is verified, and who called; by alias only (rule R40).</summary>
    public static IEnumerable<string> Footer(BriefingDetail detail, DateTimeZone zone, Words words)
    {
        foreach (var id in detail.Briefing.ConsentIds)
        {
            yield return words["Passing.FooterConsent", id.ToString("N")[..8], detail.Briefing.Expires is { } end
                ? words["Passing.UntilTime", PassingWords.Clock(end, zone, words), Referrals.TimeWords.Day(end.InZone(zone).Date, words)]
                : words["Passing.UntilContactEnds"]];
        }

        if (detail.Briefing.Lines.Any(line => line.ExceptionId is not null))
        {
            yield return words["Passing.FooterException"];
        }

        yield return words["Passing.FooterUnverified"];
        yield return words["Passing.FooterAlias", detail.Alias];
    }

    public static string Plain(BriefingDetail detail, DateTimeZone zone, Words words) => string.Join(
        "\n\n",
        Parts(detail.Briefing, words).Select(part => $"{part.Title}\n{string.Join('\n', part.Lines)}").Append(string.Join('\n', Footer(detail, zone, words))));
}
