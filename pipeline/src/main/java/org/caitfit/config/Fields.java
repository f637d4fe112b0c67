package org.caitfit.config;

import java.util.Map;
import java.util.Optional;

/** The values of one mapping of the study file, by key. */
final class Fields {
    private final Item owner;
    private final Section section;
    private final Map<String, Item> items;

    Fields(Item owner, Section section, Map<String, Item> items) {
        this.owner = owner;
        this.section = section;
        this.items = items;
    }

    /** The mapping itself. */
    Item owner() {
        return owner;
    }

    Section section() {
        return section;
    }

    /** A value; empty if it is absent, which has been reported if the key is required. */
    Optional<Item> find(String key) {
        if (!section.keys().contains(key)) {
            throw new IllegalArgumentException(section + " has no key " + key);
        }
        return Optional.ofNullable(items.get(key));
    }
}
