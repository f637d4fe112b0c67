package org.caitfit.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of the YAML tree with its path; whatever it is asked for and is not, it reports at its own place. */
final class Item {
    private static final Set<Tag> KNOWN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private final Reading reading;
    private final Node key;
    private final Node node;
    private final String path;

    /** @param key the node to which a missing key is charged: the key of this value, or the value itself */
    Item(Reading reading, Node key, Node node, String path) {
        this.reading = reading;
        this.key = key;
        this.node = node;
        this.path = path;
    }

    Reading reading() {
        return reading;
    }

    String path() {
        return path;
    }

    /** Line of the value, from 1. */
    int line() {
        return mark(node).getLine() + 1;
    }

    private static Mark mark(Node node) {
        return node.getStartMark().orElseThrow(() -> new IllegalStateException("nodes are composed with marks"));
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Reports a problem at the value. */
    void problem(String message, String maybe) {
        report(node, 0, path, message, maybe);
    }

    /** Reports a problem inside the text of a value; at its start if it is written over several lines. */
    void problemAt(int index, String message, String maybe) {
        boolean oneLine = node instanceof ScalarNode s
                && node.getEndMark().map(Mark::getLine).orElse(-1) == mark(node).getLine()
                && s.getValue().length() >= index;
        int quote = node instanceof ScalarNode s && !s.isPlain() ? 1 : 0;
        report(node, oneLine ? index + quote : 0, path, message, maybe);
    }

    /** Reports a problem at the key of the value. */
    void problemAtKey(String message, String maybe) {
        report(key, 0, path, message, maybe);
    }

    private void report(Node at, int offset, String where, String message, String maybe) {
        Mark mark = mark(at);
        reading.problem(mark.getLine() + 1, mark.getColumn() + 1 + offset, where, message, maybe);
    }

    private boolean tagKnown() {
        if (KNOWN_TAGS.contains(node.getTag())) {
            return true;
        }
        problem("unknown tag " + node.getTag().getValue(), "Maybe leave the tag out; a study needs none.");
        return false;
    }

    /** What the value is, for messages. */
    String describe() {
        if (node instanceof MappingNode) {
            return "a mapping";
        } else if (node instanceof SequenceNode) {
            return "a list";
        } else if (node.getTag().equals(Tag.NULL)) {
            return "nothing";
        }
        return "`" + ((ScalarNode) node).getValue() + "`";
    }

    /** The text of a scalar, stripped. @param expected for the message, e.g. "a name" */
    Optional<String> text(String expected) {
        if (!tagKnown()) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode s
                && !s.getTag().equals(Tag.NULL)
                && !s.getValue().isBlank()) {
            return Optional.of(s.getValue().strip());
        }
        problem(expected + " is expected, got " + describe(), "Maybe write the value behind the key.");
        return Optional.empty();
    }

    /** One of a few words. */
    Optional<String> choice(List<String> words) {
        Optional<String> text = text("one of " + String.join(", ", words));
        if (text.isPresent() && !words.contains(text.get())) {
            problem("unknown value `" + text.get() + "`", ClosestMatch.maybe(text.get(), words));
            return Optional.empty();
        }
        return text;
    }

    /** The elements of a list; empty after a problem. */
    List<Item> items(String expected) {
        if (!tagKnown()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode s)) {
            problem(expected + " is expected, got " + describe(), "Maybe write it in square brackets: [...].");
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Node child : s.getValue()) {
            items.add(new Item(reading, child, child, path + "[" + (items.size() + 1) + "]"));
        }
        return items;
    }

    /** The values of a mapping with free keys, in order; duplicate keys are reported. Empty after a problem. */
    Map<String, Item> entries(String expected) {
        Map<String, Item> entries = new LinkedHashMap<>();
        if (!tagKnown()) {
            return entries;
        }
        if (!(node instanceof MappingNode m)) {
            problem(
                    expected + " is expected, got " + describe(),
                    "Maybe write `key: value` lines, indented, below it.");
            return entries;
        }
        for (NodeTuple tuple : m.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalar)) {
                report(keyNode, 0, path, "a key must be a word", "Maybe a quote or a brace is missing.");
                continue;
            }
            String name = scalar.getValue();
            String childPath = path.isEmpty() ? name : path + "." + name;
            if (entries.containsKey(name)) {
                Item first = entries.get(name);
                report(
                        keyNode,
                        0,
                        childPath,
                        "duplicate key `" + name + "`",
                        "Maybe remove one of the two; the first is " + "on line "
                                + (mark(first.key).getLine() + 1) + ".");
                continue;
            }
            entries.put(name, new Item(reading, keyNode, tuple.getValueNode(), childPath));
        }
        return entries;
    }

    /** The values of a mapping with known keys. Unknown, duplicate and missing keys are reported. */
    Fields fields(Section section) {
        Map<String, Item> entries = entries("a mapping with " + String.join(", ", section.keys()));
        entries.forEach((name, item) -> {
            if (!section.keys().contains(name)) {
                item.skip();
                item.problemAtKey("unknown key `" + name + "`", ClosestMatch.maybe(name, section.keys()));
            }
        });
        if (node instanceof MappingNode) {
            section.required().stream()
                    .filter(name -> !entries.containsKey(name))
                    .forEach(name -> problemAtKey(
                            "missing key `" + name + "`",
                            "Maybe add a line `" + name + ": ...` here; see docs/config.md."));
        }
        return new Fields(this, section, entries);
    }

    /** Fields of a mapping whose kind is told by the word behind one of its keys; empty if that is missing or unknown. */
    Optional<Fields> variant(String discriminator, Map<String, Section> sections) {
        Optional<Fields> fields = chosen(discriminator, sections);
        if (fields.isEmpty()) {
            skip();
        }
        return fields;
    }

    private Optional<Fields> chosen(String discriminator, Map<String, Section> sections) {
        List<String> words = sections.keySet().stream().sorted().toList();
        if (!tagKnown()) {
            return Optional.empty();
        }
        if (!(node instanceof MappingNode m)) {
            problem(
                    "a mapping is expected, got " + describe(),
                    "Maybe write {" + discriminator + ": " + words.get(0) + ", ...}.");
            return Optional.empty();
        }
        for (NodeTuple tuple : m.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(discriminator)) {
                Item value = new Item(reading, scalar, tuple.getValueNode(), path + "." + discriminator);
                return value.choice(words).map(word -> fields(sections.get(word)));
            }
        }
        problemAtKey(
                "missing key `" + discriminator + "`",
                "Maybe add `" + discriminator + ":` with one of " + String.join(", ", words) + ".");
        return Optional.empty();
    }

    /** True if this is a mapping that holds a key. */
    boolean holds(String name) {
        return node instanceof MappingNode m
                && m.getValue().stream()
                        .anyMatch(t -> t.getKeyNode() instanceof ScalarNode s
                                && s.getValue().equals(name));
    }

    /** Notes the words of a part that is passed over. */
    void skip() {
        skip(node, new HashSet<>());
    }

    private void skip(Node part, Set<Node> seen) {
        if (!seen.add(part)) {
            return;
        }
        if (part instanceof ScalarNode s) {
            reading.mention(s.getValue());
        } else if (part instanceof SequenceNode s) {
            s.getValue().forEach(child -> skip(child, seen));
        } else if (part instanceof MappingNode m) {
            m.getValue().forEach(t -> {
                skip(t.getKeyNode(), seen);
                skip(t.getValueNode(), seen);
            });
        }
    }
}
