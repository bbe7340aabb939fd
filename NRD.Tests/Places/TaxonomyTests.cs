using NRD.Core.Places;

namespace NRD.Tests.Places;

public sealed class TaxonomyTests
{
    [Fact]
    public void Every_term_has_a_group_and_both_languages()
    {
        var groups = Taxonomy.Default.Groups.Select(g => g.Code).ToHashSet();

        Taxonomy.Default.All.ShouldAllBe(t => groups.Contains(t.Group) && t.Name.IsComplete && t.HintsEn.Count >= 4 && t.HintsFr.Count >= 4);
        Taxonomy.Default.All.Select(t => t.Code).ShouldBeUnique();
        Taxonomy.Default.All.Count.ShouldBe(65);
    }

    [Fact]
    public void Indirect_and_staff_only_terms_are_marked()
    {
        Taxonomy.Default.All.Where(t => t.IndirectOnly).Select(t => t.Code).ShouldBe(["X1", "X2", "X3", "X4", "X5"]);
        Taxonomy.Default.All.Where(t => t.StaffOnly).Select(t => t.Code).ShouldBe(["L1", "L5"]);
    }

    [Theory]
    [InlineData("Homeless Shelter", "B1")]
    [InlineData("Domestic Violence Shelters", "B2")]
    [InlineData("Maison d’hébergement pour femmes", "B2")]
    [InlineData("Detox centre", "F4")]
    [InlineData("Food Banks", "G1")]
    [InlineData("ESL classes; employment services", "I3 I1")]
    [InlineData("Centre d'amitié autochtone", "J1")]
    [InlineData("wellness-checks", "A1")]
    [InlineData("Widgets and gadgets", "")]
    public void Words_of_other_directories_become_codes(string words, string codes) => string.Join(' ', Taxonomy.FromWords(words)).ShouldBe(codes);

    [Fact]
    public void Every_category_word_leads_to_a_known_code() =>
        Taxonomy.Default.All.ShouldAllBe(t => Taxonomy.FromWords(t.Name.En ?? "").All(c => Taxonomy.Default.Find(c) != null));
}
