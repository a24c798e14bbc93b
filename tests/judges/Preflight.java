import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Says of each file whether PDFBox takes it for valid PDF/A-1b, and why not. Exit status 1 if one is not. */
public class Preflight {
  public static void main(String[] files) throws Exception {
    boolean allValid = true;
    for (String file : files) {
      ValidationResult result = judge(new File(file));
      System.out.println((result.isValid() ? "valid PDF/A-1b  " : "NOT PDF/A-1b    ") + file);
      Map<String, Integer> faults = new TreeMap<>();
      for (ValidationResult.ValidationError error : result.getErrorsList()) {
        faults.merge(error.getErrorCode() + " " + error.getDetails(), 1, Integer::sum);
      }
      faults.forEach((fault, count) -> System.out.println("  " + count + " x " + fault));
      allValid &= result.isValid();
    }
    System.exit(allValid ? 0 : 1);
  }

  private static ValidationResult judge(File file) throws Exception {
    try {
      PreflightParser parser = new PreflightParser(file);
      parser.parse();
      try (PreflightDocument document = parser.getPreflightDocument()) {
        document.validate();
        return document.getResult();
      }
    } catch (SyntaxValidationException unreadable) {
      return unreadable.getResult();
    }
  }
}
