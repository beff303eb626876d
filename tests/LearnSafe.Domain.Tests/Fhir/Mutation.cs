using System.Text;
using System.Text.Json.Nodes;

namespace LearnSafe.Domain.Tests.Fhir;

/// <summary>Spoils a payload at random, by its structure or by its bytes.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly string[] Junk =
    [
        "null", "true", "-0", "1e3", "1.0", "99999999999999999999", "\"\"", "\" \"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]", "{\"url\":\"PhysicalHarm\",\"valueCode\":\"1\"}",
        "\"#location1\"", "\"2026-02-30\"", "\"31\"", "\"4\"", "\"y\"", "{\"reference\":\"#patient1\"}",
        "{\"url\":\"https://x/taxonomy/fhir/StructureDefinition/patient-information-5\",\"extension\":[{\"url\":\"PatientSequence\",\"valueInteger\":1}]}",
    ];

    private readonly Random random = new(seed);

    public byte[] Of(byte[] payload)
    {
        var changes = random.Next(1, 4);
        if (random.Next(3) == 0) return Enumerable.Range(0, changes).Aggregate(payload, (bytes, _) => Bytes(bytes));
        var root = JsonNode.Parse(payload)!;
        for (var change = 0; change < changes; change++) Structure(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private byte[] Bytes(byte[] bytes)
    {
        var copy = bytes.ToList();
        var at = random.Next(copy.Count);
        switch (random.Next(5))
        {
            case 0: return [.. copy.Take(at)];
            case 1: copy[at] = (byte)random.Next(256); break;
            case 2: copy.Insert(at, (byte)random.Next(256)); break;
            case 3: copy.InsertRange(at, Encoding.UTF8.GetBytes(Junk[random.Next(Junk.Length)])); break;
            default: copy.RemoveRange(at, Math.Min(copy.Count - at, random.Next(1, 40))); break;
        }

        return copy.Count == 0 ? [0] : [.. copy];
    }

    private void Structure(JsonNode root)
    {
        var nodes = Inner(root).ToList();
        switch (nodes[random.Next(nodes.Count)])
        {
            case JsonObject { Count: > 0 } map:
                var name = map.ElementAt(random.Next(map.Count)).Key;
                var value = map[name];
                switch (random.Next(4))
                {
                    case 0: map.Remove(name); break;
                    case 1: map[name] = Any(); break;
                    case 2: map.Remove(name); map[random.Next(2) == 0 ? "valueString" : name + "x"] = value; break;
                    default: map["added"] = Any(); break;
                }

                break;
            case JsonArray { Count: > 0 } list:
                var index = random.Next(list.Count);
                switch (random.Next(4))
                {
                    case 0: list.RemoveAt(index); break;
                    case 1: list[index] = Any(); break;
                    case 2: list.Add(list[index]?.DeepClone()); break;
                    default:
                        var moved = list[index];
                        list.RemoveAt(index);
                        list.Insert(random.Next(list.Count + 1), moved);
                        break;
                }

                break;
        }
    }

    private JsonNode? Any() => JsonNode.Parse(Junk[random.Next(Junk.Length)]);

    private static IEnumerable<JsonNode> Inner(JsonNode node)
    {
        yield return node;
        var children = node switch { JsonObject map => map.Select(pair => pair.Value), JsonArray list => list, _ => [] };
        foreach (var child in children.OfType<JsonNode>().SelectMany(Inner)) yield return child;
    }
}
