package org.caitfit;

/** A study of an experiment on each of two glasses, A and B. */
public final class TwoGlasses {
    private static final String TEXT = """
            format: caitfit-study/1
            title: two glasses
            glasses:
              A:
                name: low in alkali
                natives: {Li: 1e28 1/m3}
                permittivity: 9
                thickness: 0.5 mm
                diffusion:
                  Li: {model: sed, bulk: {conductivity: 7.4e-9 S/cm, at: 350 K}, fwhm: {parameter: w}, vacancies: 10 %}
              B:
                name: high in alkali
                natives: {Li: 2e28 1/m3}
                permittivity: 7
                thickness: 1 mm
                diffusion:
                  Li: {model: sed, bulk: {conductivity: 7.4e-9 S/cm, at: 350 K}, fwhm: {parameter: w_B}, vacancies: 20 %}
                  K: {model: constant, value: {parameter: d_B}}
                activation_energy: {Li: 0.6 eV}
            ions:
              Li: {charge: 1, activation_energy: 0.7 eV}
              K: {charge: 1, diffusion: {model: constant, value: {parameter: d}}}
            experiments:
              one:
                glass: A
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 3 h}
            ONE  two:
                glass: B
                stages:
                  - {drive: potentiostatic, ion: K, voltage: 10 V, temperature: 350 K, duration: 12 h}
            TWOparameters:
              w: {bounds: [100 meV, 400 meV], scale: linear, grid: 3}
              w_B: {bounds: [100 meV, 500 meV], scale: linear, grid: 3}
              d: {bounds: [1e-22 m2/s, 1e-18 m2/s], scale: log10, grid: 3}
              d_B: {derived: {times: 2, of: d}}
            """;

    private TwoGlasses() {}

    /**
     * The text of the study. The D of K in B is twice that in A; the widths of the distributions, w and w_B, are independent.
     *
     * @param one lines of the profiles of experiment one, which is on glass A
     * @param two of experiment two, on glass B
     */
    public static String text(String one, String two) {
        return TEXT.replace("ONE", one).replace("TWO", two);
    }
}
