using System.Reflection;
using System.Text.RegularExpressions;
using NRD.Core;
using NRD.Core.Importing.Words;

namespace NRD.Tests.Importing;

/// <summary>Whatever an import has to say, it says in English and in French.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Sentences() =>
        [.. typeof(Said).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Said).Namespace && type != typeof(Said))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(Bilingual))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void R39_Every_sentence_of_an_import_exists_in_both_languages(string name)
    {
        var method = Method(name);
        var samples = method.GetParameters().Select(Sample).ToArray();

        var said = method.Invoke(null, samples).ShouldBeOfType<Bilingual>();

        said.IsComplete.ShouldBeTrue();
        Names(said.En).ShouldBe(Names(said.Fr), "both sides name the same things");
        said.Fr.ShouldNotBe(said.En);
        (said.Fr ?? "").ShouldNotContain('\'', "French apostrophes are ’");
        NoSpaceBeforeColon().IsMatch(said.Fr ?? "").ShouldBeFalse("French parts a colon from its word");
    }

    [Fact]
    public void Numbers_are_written_as_each_language_writes_them()
    {
        var said = RefusalWords.TooManyFiles("list", 12_500);

        said.En.ShouldNotBeNull().ShouldContain("12,500");
        said.Fr.ShouldNotBeNull().ShouldContain("12\u00A0500");
    }

    [Fact]
    public void No_reader_has_words_of_its_own()
    {
        var folder = Path.Combine(Support.Repository.Root, "NRD.Core", "Importing");
        var offenders = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Words{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => OwnWords().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_written_in_the_language_that_was_asked_for()
    {
        await using var trial = await ImportTrial.StartAsync();

        var report = await trial.ImportAsync(trial.Write("list.csv", "id,name,phone,colour\n1,,613-555-0101,\n2,Beta,613-555-0102,blue\n"));

        report.ToJson().ShouldContain("A record without a name");
        report.ToJson(Language.French).ShouldContain("Une fiche sans nom");
        report.ToJson(Language.French).ShouldContain("gardées à part");
        report.ToJson(Language.French).ShouldNotContain("kept aside");
    }

    private static MethodInfo Method(string name) =>
        typeof(Said).Assembly.GetType($"{typeof(Said).Namespace}.{name.Split('.')[0]}").ShouldNotBeNull().GetMethod(name.Split('.')[1]).ShouldNotBeNull();

    private static object Sample(ParameterInfo parameter, int place) =>
        parameter.ParameterType == typeof(string) ? $"NAME-{place}"
        : parameter.ParameterType == typeof(int) ? 40 + place
        : parameter.ParameterType == typeof(long) ? 40L + place
        : parameter.ParameterType == typeof(Bilingual) ? new Bilingual("is not right", "n’est pas juste")
        : parameter.ParameterType.IsAssignableFrom(typeof(List<string>)) ? new List<string> { $"NAME-{place}A", $"NAME-{place}B" }
        : parameter.ParameterType.IsAssignableFrom(typeof(List<(string, string)>)) ? new List<(string, string)> { ($"NAME-{place}C", $"NAME-{place}D") }
        : throw new NotSupportedException(parameter.ParameterType.Name);

    /// <summary>What was put into a sentence: names and numbers. Their order may differ.</summary>
    private static List<string> Names(string? text) => Put().Matches(text ?? "").Select(m => m.Value).Order(StringComparer.Ordinal).ToList();

    [GeneratedRegex(@"NAME-\d[A-D]?|\b4\d\b|--\w+|\b(?:CSV|UTF-8|JSON|GeoJSON|XML|HSDS|Ohana|iCarol|AIRS|DOCTYPE|\w+\.csv)\b")]
    private static partial Regex Put();

    [GeneratedRegex(@"[\p{L}\d]:\s")]
    private static partial Regex NoSpaceBeforeColon();

    [GeneratedRegex("""(?:Warn|Reject|Wrong|ImportRefusedException)\((?:[^"()]*,\s*)?\$?"[^"]* [^"]*"\)""")]
    private static partial Regex OwnWords();
}
