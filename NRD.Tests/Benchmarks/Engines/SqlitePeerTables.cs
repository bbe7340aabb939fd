using Microsoft.Data.Sqlite;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>The tables of <see cref="SqlitePeer"/>.</summary>
internal static class SqlitePeerTables
{
    /// <summary>All facets with a fixed number of values in one pass over the matches.</summary>
    public static readonly string FacetSums = string.Join(
        ", ",
        Flags("terms", 3).Append("sum(terms = 0)")
            .Concat(Flags("modes", 4)).Append("sum(modes = 0)")
            .Concat(Flags("provinces", 13))
            .Concat(Values("provider", 3)).Concat(Values("warm", 3)).Concat(Values("state", 3))
            .Concat(["sum(verified >= $v30)", "sum(verified >= $v90)", "sum(verified >= $v180)", "sum(verified >= $v365)", "sum(verified IS NULL)"]));

    private const string Schema = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -200000;
        CREATE TABLE services (
          id INTEGER PRIMARY KEY, name TEXT, organization TEXT, audience INTEGER, terms INTEGER, modes INTEGER, provider INTEGER, warm INTEGER, verified INTEGER,
          reach INTEGER, covered INTEGER, touched INTEGER, located INTEGER, provinces INTEGER, hours INTEGER, town INTEGER, x REAL, y REAL, z REAL, stands INTEGER,
          circles INTEGER, languages INTEGER, age_from INTEGER, age_to INTEGER, genders INTEGER, standing INTEGER);
        CREATE TABLE needs (service INTEGER, need INTEGER, PRIMARY KEY (service, need)) WITHOUT ROWID;
        CREATE TABLE languages (service INTEGER, language INTEGER, PRIMARY KEY (service, language)) WITHOUT ROWID;
        CREATE TABLE covered (town INTEGER, service INTEGER, PRIMARY KEY (town, service)) WITHOUT ROWID;
        CREATE TABLE sites (service INTEGER, number INTEGER, town INTEGER, x REAL, y REAL, z REAL, PRIMARY KEY (service, number)) WITHOUT ROWID;
        CREATE TABLE circles (service INTEGER, number INTEGER, x REAL, y REAL, z REAL, within REAL, PRIMARY KEY (service, number)) WITHOUT ROWID;
        CREATE TABLE open (hours INTEGER PRIMARY KEY, state INTEGER);
        CREATE TEMP TABLE hits (
          id INTEGER PRIMARY KEY, score REAL, tier INTEGER, grp INTEGER, chord REAL,
          terms INTEGER, modes INTEGER, provider INTEGER, warm INTEGER, verified INTEGER, provinces INTEGER, state INTEGER);
        """;

    public static void Fill(SqliteConnection connection, IReadOnlyList<PeerRow> rows, IndexSegment segment, OpenBoard board)
    {
        Execute(connection, Schema);
        Execute(connection, "CREATE VIRTUAL TABLE fts USING fts5(names, about, description, content='', prefix='2 3', tokenize=\"unicode61 remove_diacritics 2 tokenchars ':'\")");
        Execute(connection, "BEGIN");
        Insert(connection, "fts (rowid, names, about, description)", 4, rows.Select(row => new object?[]
        {
            row.Row, With(row.Words.Names, row.Stems.Names), With(row.Words.About, row.Stems.About), With(row.Words.Description, row.Stems.Description),
        }));
        var circles = segment.Circles.ToLookup(circle => circle.Row);
        Insert(connection, "services", 26, rows.Select(row => Service(row, segment, circles[row.Row].Any())));
        Insert(connection, "needs", 2, rows.SelectMany(row => segment.NeedsOf(row.Row).Select(need => new object?[] { row.Row, (int)need })));
        Insert(connection, "languages", 2, rows.SelectMany(row => segment.LanguagesOf(row.Row).Select(language => new object?[] { row.Row, (int)language })));
        Insert(connection, "covered", 2, rows.SelectMany(row => row.CoveredTowns.Distinct().Select(town => new object?[] { town, row.Row })));
        Insert(connection, "sites", 6, rows.Where(row => row.Stands.Length > 1).SelectMany(row => row.Stands.Select((stand, number) => new object?[]
        {
            row.Row, number, stand.TownId, Real(stand.Point.X), Real(stand.Point.Y), Real(stand.Point.Z),
        })));
        Insert(connection, "circles", 6, segment.Circles.SelectMany(circle => circle.Centres.Select((centre, number) => new object?[]
        {
            circle.Row, number, Real(centre.X), Real(centre.Y), Real(centre.Z), (double)EarthPoint.ChordSquaredOf(circle.Kilometres),
        })));
        Insert(connection, "open", 2, Enumerable.Range(0, segment.Hours.Count).Select(hours => new object?[] { hours, (int)board[hours] }));
        Execute(connection, "COMMIT");

        // One b-tree instead of many, and the planner's statistics: what its manual advises after a bulk load.
        Execute(connection, "INSERT INTO fts(fts) VALUES ('optimize')");
        Execute(connection, "ANALYZE");

        string With(string words, string stems) => words + " " + stems;
    }

    private static object?[] Service(PeerRow row, IndexSegment segment, bool hasCircle)
    {
        var number = row.Row;
        var facts = segment.Facts[number];
        var kind = segment.ProfileOf(number).Kind;
        var ages = PeerRow.Ages(facts.Eligibility);
        var stand = row.Stands[0];
        return
        [
            number, row.Service, row.Organization, (int)segment.Audiences[number], (int)kind.Terms, (int)kind.Modes, (int)kind.Provider,
            kind.WarmTransfer switch { null => 0, true => 1, false => 2 },
            segment.Rows[number].VerifiedDay == IndexSegment.Never ? null : segment.Rows[number].VerifiedDay,
            (int)segment.WhereOf(number).Reach, (long)segment.WhereOf(number).Covered, (long)segment.WhereOf(number).Touched, (long)segment.WhereOf(number).Located,
            (long)segment.WhereOf(number).Provinces, stand.Hours, stand.TownId, Real(stand.Point.X), Real(stand.Point.Y), Real(stand.Point.Z), row.Stands.Length,
            hasCircle ? 1 : 0, segment.LanguagesOf(number).Count, ages.From ?? 0, ages.To ?? 255, (int)PeerRow.GendersNotExcluded(facts.Eligibility), (int)segment.Rows[number].Standing,
        ];
    }

    private static double? Real(float value) => float.IsNaN(value) ? null : value;

    private static IEnumerable<string> Flags(string column, int count) => Enumerable.Range(0, count).Select(bit => $"sum({column} & {1 << bit} <> 0)");

    private static IEnumerable<string> Values(string column, int count) => Enumerable.Range(0, count).Select(value => $"sum({column} = {value})");

    private static void Insert(SqliteConnection connection, string table, int columns, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(column => $"${column}"))})";
        for (var column = 0; column < columns; column++)
        {
            command.Parameters.AddWithValue($"${column}", DBNull.Value);
        }

        foreach (var row in rows)
        {
            for (var column = 0; column < columns; column++)
            {
                command.Parameters[column].Value = row[column] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
