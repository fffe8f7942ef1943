import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks files: each argument is FLAVOUR:FILE. Prints a line for each, with tabs, and one for each broken clause. */
public class Validate {
    public static void main(String[] wishes) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String wish : wishes) {
            int colon = wish.indexOf(':');
            check(PDFAFlavour.fromString(wish.substring(0, colon)), wish.substring(colon + 1));
        }
    }

    static void check(PDFAFlavour flavour, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            line("file", flavour.getId(), file, result.isCompliant(), result.getTotalAssertions());
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    broken.merge(one.getRuleId().getClause() + "\t" + one.getMessage(), 1, Integer::sum);
                }
            }
            broken.forEach((clause, count) -> line("broken", count, clause));
        }
    }

    static void line(Object... parts) {
        StringBuilder text = new StringBuilder("@");
        for (Object part : parts) {
            text.append('\t').append(String.valueOf(part).replace('\n', ' '));
        }
        System.out.println(text);
    }
}
