package org.caitfit.refine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.caitfit.refine.NistProblem.Level;

/** Problems of the NIST Statistical Reference Datasets for nonlinear regression, with both of their starts. */
final class NistProblems {
    private NistProblems() {}

    private static final double[] MISRA_X = {
        77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760
    };
    private static final double[] MISRA_Y = {
        10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78
    };

    private static double lanczos(double[] b, double x) {
        return b[0] * Math.exp(-b[1] * x) + b[2] * Math.exp(-b[3] * x) + b[4] * Math.exp(-b[5] * x);
    }

    /** The generated data of Lanczos, rounded. */
    private static NistProblem lanczos(String name, Level level, UnaryOperator<BigDecimal> rounding) {
        double[] x = IntStream.range(0, 24).mapToDouble(i -> 0.05 * i).toArray();
        double[] exact = {0.0951, 1, 0.8607, 3, 1.5576, 5};
        double[] y = DoubleStream.of(x)
                .map(t -> rounding.apply(new BigDecimal(lanczos(exact, t))).doubleValue())
                .toArray();
        return new NistProblem(name, level, NistProblems::lanczos)
                .data(x, y)
                .starts(v(1.2, 0.3, 5.6, 5.5, 6.5, 7.6), v(0.5, 0.7, 3.6, 4.2, 4, 6.3));
    }

    /** The problem of that name. */
    static NistProblem named(String name) {
        return all().stream().filter(p -> p.name.equals(name)).findFirst().orElseThrow();
    }

    /** Those whose data are at hand. */
    static List<NistProblem> all() {
        List<NistProblem> all = new ArrayList<>();
        all.add(new NistProblem("Misra1a", Level.LOWER, (b, x) -> b[0] * (1 - Math.exp(-b[1] * x)))
                .data(MISRA_X, MISRA_Y)
                .starts(v(500, 1e-4), v(250, 5e-4))
                .answer(
                        1.2455138894E-01,
                        v(2.3894212918E+02, 5.5015643181E-04),
                        v(2.7070075241E+00, 7.2668688436E-06)));
        all.add(new NistProblem("Misra1b", Level.LOWER, (b, x) -> b[0] * (1 - Math.pow(1 + b[1] * x / 2, -2)))
                .data(MISRA_X, MISRA_Y)
                .starts(v(500, 1e-4), v(300, 2e-4))
                .answer(
                        7.5464681533E-02,
                        v(3.3799746163E+02, 3.9039091287E-04),
                        v(3.1643950207E+00, 4.2547321834E-06)));
        all.add(new NistProblem("Misra1c", Level.AVERAGE, (b, x) -> b[0] * (1 - Math.pow(1 + 2 * b[1] * x, -0.5)))
                .data(MISRA_X, MISRA_Y)
                .starts(v(500, 1e-4), v(600, 2e-4))
                .answer(
                        4.0966836971E-02,
                        v(6.3642725809E+02, 2.0813627256E-04),
                        v(4.6638326572E+00, 1.7728423155E-06)));
        all.add(new NistProblem("Misra1d", Level.AVERAGE, (b, x) -> b[0] * b[1] * x / (1 + b[1] * x))
                .data(MISRA_X, MISRA_Y)
                .starts(v(500, 1e-4), v(450, 3e-4))
                .answer(
                        5.6419295283E-02,
                        v(4.3736970754E+02, 3.0227324449E-04),
                        v(3.6489174345E+00, 2.9334354479E-06)));
        all.add(new NistProblem("DanWood", Level.LOWER, (b, x) -> b[0] * Math.pow(x, b[1]))
                .data(v(1.309, 1.471, 1.490, 1.565, 1.611, 1.680), v(2.138, 3.421, 3.597, 4.340, 4.882, 5.660))
                .starts(v(1, 5), v(0.7, 4))
                .answer(
                        4.3173084083E-03,
                        v(7.6886226176E-01, 3.8604055871E+00),
                        v(1.8281973860E-02, 5.1726610913E-02)));
        all.add(lanczos("Lanczos3", Level.LOWER, y -> y.setScale(4, RoundingMode.HALF_UP))
                .answer(
                        1.6117193594E-08,
                        v(
                                8.6816414977E-02,
                                9.5498101505E-01,
                                8.4400777463E-01,
                                2.9515951832E+00,
                                1.5825685901E+00,
                                4.9863565084E+00),
                        v(
                                1.7197908859E-02,
                                9.7041624475E-02,
                                4.1488663282E-02,
                                1.0766312506E-01,
                                5.8371576281E-02,
                                3.4436403035E-02)));
        all.add(lanczos("Lanczos2", Level.AVERAGE, y -> y.round(new MathContext(6, RoundingMode.HALF_UP)))
                .answer(
                        2.2299428125E-11,
                        v(
                                9.6251029939E-02,
                                1.0057332849E+00,
                                8.6424689056E-01,
                                3.0078283915E+00,
                                1.5529016879E+00,
                                5.0028798100E+00),
                        v(
                                6.6770575477E-04,
                                3.3989646176E-03,
                                1.7185846685E-03,
                                4.1707005856E-03,
                                2.3744381417E-03,
                                1.3958787284E-03)));
        all.add(NistProblem.file("Lanczos1", Level.AVERAGE, NistProblems::lanczos));
        all.add(NistProblem.file(
                "Kirby2", Level.AVERAGE, (b, x) -> (b[0] + x * (b[1] + x * b[2])) / (1 + x * (b[3] + x * b[4]))));
        all.add(NistProblem.file(
                "Hahn1",
                Level.AVERAGE,
                (b, x) -> (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])))));
        all.add(NistProblem.file(
                "MGH17", Level.AVERAGE, (b, x) -> b[0] + b[1] * Math.exp(-x * b[3]) + b[2] * Math.exp(-x * b[4])));
        all.add(NistProblem.file(
                "Roszman1", Level.AVERAGE, (b, x) -> b[0] - b[1] * x - Math.atan(b[2] / (x - b[3])) / Math.PI));
        all.add(new NistProblem("MGH09", Level.HIGHER, (b, x) -> b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]))
                .data(
                        v(4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625),
                        v(0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246))
                .starts(v(25, 39, 41.5, 39), v(0.25, 0.39, 0.415, 0.39))
                .answer(
                        3.0750560385E-04,
                        v(1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01),
                        v(1.1435312227E-02, 1.9633220911E-01, 8.0842031232E-02, 9.0025542308E-02)));
        all.add(new NistProblem(
                        "Thurber",
                        Level.HIGHER,
                        (b, x) ->
                                (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))))
                .data(
                        v(
                                -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363,
                                -2.322, -1.501, -1.460, -1.274, -1.212, -1.100, -1.046, -0.915, -0.714, -0.566, -0.545,
                                -0.400, -0.309, -0.109, -0.103, 0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572,
                                1.841, 2.047, 2.200),
                        v(
                                80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696,
                                101.060, 401.672, 390.724, 567.534, 635.316, 733.054, 759.087, 894.206, 990.785,
                                1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543,
                                1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.350, 1468.705, 1447.894,
                                1457.628))
                .starts(v(1000, 1000, 400, 40, 0.7, 0.3, 0.03), v(1300, 1500, 500, 75, 1, 0.4, 0.05))
                .answer(
                        5.6427082397E+03,
                        v(
                                1.2881396800E+03,
                                1.4910792535E+03,
                                5.8323836877E+02,
                                7.5416644291E+01,
                                9.6629502864E-01,
                                3.9797285797E-01,
                                4.9727297349E-02),
                        v(
                                4.6647963344E+00,
                                3.9571156086E+01,
                                2.8698696102E+01,
                                5.5675370270E+00,
                                3.1333340687E-02,
                                1.4984928198E-02,
                                6.5842344623E-03)));
        all.add(new NistProblem("BoxBOD", Level.HIGHER, (b, x) -> b[0] * (1 - Math.exp(-b[1] * x)))
                .data(v(1, 2, 3, 5, 7, 10), v(109, 149, 149, 191, 213, 224))
                .starts(v(1, 1), v(100, 0.75))
                .answer(
                        1.1680088766E+03,
                        v(2.1380940889E+02, 5.4723748542E-01),
                        v(1.2354515176E+01, 1.0455993237E-01)));
        all.add(new NistProblem("Rat42", Level.HIGHER, (b, x) -> b[0] / (1 + Math.exp(b[1] - b[2] * x)))
                .data(
                        v(9, 14, 21, 28, 42, 57, 63, 70, 79),
                        v(8.93, 10.80, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08))
                .starts(v(100, 1, 0.1), v(75, 2.5, 0.07))
                .answer(
                        8.0565229338E+00,
                        v(7.2462237576E+01, 2.6180768402E+00, 6.7359200066E-02),
                        v(1.7340283401E+00, 8.8295217536E-02, 3.4465663377E-03)));
        all.add(new NistProblem("MGH10", Level.HIGHER, (b, x) -> b[0] * Math.exp(b[1] / (x + b[2])))
                .data(
                        IntStream.range(0, 16).mapToDouble(i -> 50 + 5.0 * i).toArray(),
                        v(
                                34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427,
                                3820, 3307, 2872))
                .starts(v(2, 400000, 25000), v(0.02, 4000, 250))
                .answer(
                        8.7945855171E+01,
                        v(5.6096364710E-03, 6.1813463463E+03, 3.4522363462E+02),
                        v(1.5687892471E-04, 2.3309021107E+01, 7.8486103508E-01)));
        all.add(new NistProblem(
                        "Eckerle4",
                        Level.HIGHER,
                        (b, x) -> b[0] / b[1] * Math.exp(-0.5 * (x - b[2]) * (x - b[2]) / (b[1] * b[1])))
                .data(
                        v(
                                400, 405, 410, 415, 420, 425, 430, 435, 436.5, 438, 439.5, 441, 442.5, 444, 445.5, 447,
                                448.5, 450, 451.5, 453, 454.5, 456, 457.5, 459, 460.5, 462, 463.5, 465, 470, 475, 480,
                                485, 490, 495, 500),
                        v(
                                0.0001575, 0.0001699, 0.0002350, 0.0003102, 0.0004917, 0.0008710, 0.0017418, 0.0046400,
                                0.0065895, 0.0097302, 0.0149002, 0.0237310, 0.0401683, 0.0712559, 0.1264458, 0.2073413,
                                0.2902366, 0.3445623, 0.3698049, 0.3668534, 0.3106727, 0.2078154, 0.1164354, 0.0616764,
                                0.0337200, 0.0194023, 0.0117831, 0.0074357, 0.0022732, 0.0008800, 0.0004579, 0.0002345,
                                0.0001586, 0.0001143, 0.0000710))
                .starts(v(1, 10, 500), v(1.5, 5, 450))
                .answer(
                        1.4635887487E-03,
                        v(1.5543827178E+00, 4.0888321754E+00, 4.5154121844E+02),
                        v(1.5408051163E-02, 4.6803020753E-02, 4.6800518816E-02)));
        all.add(new NistProblem(
                        "Rat43", Level.HIGHER, (b, x) -> b[0] / Math.pow(1 + Math.exp(b[1] - b[2] * x), 1 / b[3]))
                .data(
                        v(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                        v(
                                16.08, 33.83, 65.80, 97.20, 191.55, 326.20, 386.87, 520.53, 590.03, 651.92, 724.93,
                                699.56, 689.96, 637.56, 717.41))
                .starts(v(100, 10, 1, 1), v(700, 5, 0.75, 1.3))
                .answer(
                        8.7864049080E+03,
                        v(6.9964151270E+02, 5.2771253025E+00, 7.5962938329E-01, 1.2792483859E+00),
                        v(1.6302297817E+01, 2.0828735829E+00, 1.9566123451E-01, 6.8761936385E-01)));
        return all;
    }

    private static double[] v(double... values) {
        return values;
    }
}
