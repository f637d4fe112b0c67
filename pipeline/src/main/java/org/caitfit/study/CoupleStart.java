package org.caitfit.study;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A diffusion couple of neutral species: two samples in contact, each the same at every depth.
 *
 * @param contact depth of the contact (without volume changes the Matano plane), m
 * @param left m^-3 by species, before the contact
 * @param right m^-3 by the same species, behind it
 */
public record CoupleStart(Quantity contact, Map<String, Double> left, Map<String, Double> right) implements StartSpec {
    public CoupleStart {
        left = Map.copyOf(left);
        right = Map.copyOf(right);
        if (!left.keySet().equals(right.keySet())) {
            throw new IllegalArgumentException(
                    "a couple needs the same species on both sides, got " + left.keySet() + " and " + right.keySet());
        }
    }

    @Override
    public List<String> ions() {
        return List.copyOf(new TreeMap<>(left).keySet());
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(contact);
    }

    @Override
    public String canonical() {
        StringBuilder text = new StringBuilder("couple " + contact.canonical());
        for (String ion : ions()) {
            text.append(' ').append(ion);
            text.append(' ').append(Double.toHexString(left.get(ion)));
            text.append(' ').append(Double.toHexString(right.get(ion)));
        }
        return text.toString();
    }
}
