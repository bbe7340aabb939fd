using System.Text.Json;
using NRD.Core;
using NRD.Core.Reporting;

namespace NRD.Console.Commands;

/// <summary>One answer of <c>advise --json</c>.</summary>
public sealed record AdviceAnswer(JsonElement? Id, IReadOnlyList<AnsweredChannel> Channels, IReadOnlyList<string> Missing, IReadOnlyList<AnsweredReason> Reasons)
{
    internal static AdviceAnswer Of(JsonElement? id, ReportingAdvice advice, Language language) => new(
        id,
        [.. advice.Channels.Select(channel => new AnsweredChannel(
            ReportingCodes.Channels[channel.Channel],
            ReportingCodes.Levels[channel.Level],
            channel.Recipient.In(language),
            channel.PoliceSatisfies switch { Answer.Yes => true, Answer.No => false, Answer.Unknown or null => null },
            channel.Citation.In(language),
            $"{advice.RuleVersion}/{string.Join('+', channel.RuleIds)}"))],
        [.. advice.Missing.Select(fact => JsonNamingPolicy.KebabCaseLower.ConvertName(fact.ToString()))],
        [.. advice.Reasons.Select(reason => Reason(null, reason, language)), .. advice.Channels.SelectMany(channel => channel.Reasons.Select(reason => Reason(channel.Channel, reason, language)))]);

    private static AnsweredReason Reason(ReportingChannel? channel, AdviceReason reason, Language language) => new(
        JsonNamingPolicy.KebabCaseLower.ConvertName(reason.Code.ToString()),
        channel is { } one ? ReportingCodes.Channels[one] : null,
        ReportingWords.Say(reason, language));
}

/// <summary>One channel of an answer.</summary>
/// <param name="PoliceSatisfies">Whether telling the police alone is enough; <c>null</c> where that is not confirmed or the question does not arise.</param>
/// <param name="RuleVersion">The version of the rules and the rows that were used.</param>
public sealed record AnsweredChannel(string Channel, string Level, string Recipient, bool? PoliceSatisfies, string Citation, string RuleVersion);

/// <summary>A reason, of one channel or of the advice as a whole.</summary>
public sealed record AnsweredReason(string Code, string? Channel, string Text);
