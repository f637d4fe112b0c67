package org.caitfit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.caitfit.search.FirstRunsFailed;
import org.caitfit.store.StoreException;
import org.caitfit.store.files.Folder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "caitfit",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Fits concentration depth profiles of ion transport experiments in glasses with the",
            "Nernst-Planck-Poisson equations: D_native(n), D_foreign and the site energy distribution."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FitCommand.class,
            StatusCommand.class,
            SlurmCommand.class,
            SimulateCommand.class,
            InvertCommand.class,
            PlanCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            ConfigCommand.class,
            VerifyCommand.class,
            CalibrateCommand.class,
            ConfusionCommand.class,
            StoreCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of caitfit itself",
            "2:wrong command line",
            "3:the study file has to be mended",
            "4:a data file has to be mended",
            "5:done, but more than a fifth of the grid runs failed",
            "6:nothing usable came out",
            "7:the results on disk are damaged, or not what --retry made",
            "8:the result folder holds other results",
            "9:a file or folder cannot be read or written",
            "10:a verification case is out of its bounds",
            "11:work that has to be done before is not done",
            "12:the first runs all failed, so the fit was stopped",
            "13:not enough memory",
            "130, 143:stopped by Ctrl-C or by the batch system; the same command goes on"
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(execute(args));
    }

    /** Runs a command line and returns its exit code. */
    static int execute(String... args) {
        return execute(new CommandLine(new Main()), args);
    }

    /** The same with other commands. */
    static int execute(CommandLine line, String... args) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Folder.class, Main::folder);
        line.setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, command));
        if (args.length == 0) {
            line.usage(line.getOut());
            return ExitCode.DONE;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            // whatever was under way is garbage now, and nothing of it is in the results
            return outOfMemory(e, line);
        } catch (StackOverflowError | LinkageError | AssertionError e) {
            return unexpected(e, line);
        }
    }

    private static int outOfMemory(OutOfMemoryError e, CommandLine command) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        command.getErr()
                .println("caitfit: not enough memory (" + e.getMessage() + "); Java has " + megabytes + " MB\n"
                        + "Maybe give it more, e.g. CAITFIT_JAVA_OPTS=-Xmx" + 2 * megabytes
                        + "m, or take fewer --threads. What was done before is kept: the same command goes on from"
                        + " there.");
        return ExitCode.MEMORY;
    }

    private static int unexpected(Throwable fault, CommandLine command) {
        command.getErr()
                .println("caitfit " + command.getCommandName()
                        + ": an unexpected fault, please report it with the lines below:");
        fault.printStackTrace(command.getErr());
        return ExitCode.INTERNAL;
    }

    private static Folder folder(String place) {
        try {
            return Folder.at(place);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static int explain(Exception exception, CommandLine command) {
        String name = "caitfit " + command.getCommandName() + ": ";
        if (exception instanceof UserError user) {
            command.getErr().println(user.getMessage());
            return user.exitCode();
        }
        if (exception instanceof StoreException store) {
            command.getErr().println(name + store.getMessage());
            return switch (store.kind()) {
                case NOT_EMPTY -> ExitCode.STORE_TAKEN;
                case NO_STORE, UNKNOWN_TABLE -> ExitCode.USAGE;
                case DAMAGED -> ExitCode.STORE_DAMAGED;
                case GONE -> ExitCode.FILES;
            };
        }
        if (exception instanceof UncheckedIOException unchecked) {
            return explain(unchecked.getCause(), command);
        }
        if (exception instanceof FirstRunsFailed failed) {
            command.getErr().println(name + failed.getMessage());
            return ExitCode.FIRST_RUNS_FAILED;
        }
        if (exception instanceof IOException io) {
            command.getErr().println(name + FileTrouble.text(io));
            return ExitCode.FILES;
        }
        if (exception.getCause() instanceof OutOfMemoryError memory) {
            return outOfMemory(memory, command);
        }
        return unexpected(exception, command);
    }

    /** Version from the jar, or of the working copy. */
    static final class Version implements IVersionProvider {
        private static final Properties REVISION = revision();

        private static Properties revision() {
            Properties revision = new Properties();
            try (InputStream in = Main.class.getResourceAsStream("revision.properties")) {
                if (in != null) {
                    revision.load(in);
                }
            } catch (IOException unreadable) {
                revision.setProperty("git.build.version", "unknown version: " + unreadable.getMessage());
            }
            return revision;
        }

        /** Version alone. */
        static String number() {
            return REVISION.getProperty("git.build.version", "unknown version");
        }

        /** Version with the commit it was built from, and whether files had changed since. */
        static String text() {
            String commit = REVISION.getProperty("git.commit.id.abbrev", "");
            return number()
                    + (commit.isEmpty() ? "" : "+" + commit)
                    + (Boolean.parseBoolean(REVISION.getProperty("git.dirty")) ? ".changed" : "");
        }

        @Override
        public String[] getVersion() {
            return new String[] {"caitfit " + text()};
        }
    }
}
