import java.io.File;
import org.coode.owlapi.manchesterowlsyntax.ManchesterOWLSyntaxOntologyFormat;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.io.OWLFunctionalSyntaxOntologyFormat;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyFormat;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2ELProfile;
import org.semanticweb.owlapi.profiles.OWL2QLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;

/**
 * Loads a file with the OWL API, as Protege does, writes it in functional syntax (to a file that ends in .omn: in
 * Manchester syntax), and prints how many axioms it has and how many violations of each profile.
 */
public class Profiles {
    public static void main(String[] arguments) throws Exception {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(arguments[0]));
        boolean manchester = arguments[1].endsWith(".omn");
        OWLOntologyFormat format =
            manchester ? new ManchesterOWLSyntaxOntologyFormat() : new OWLFunctionalSyntaxOntologyFormat();
        manager.saveOntology(ontology, format, IRI.create(new File(arguments[1])));
        System.out.println("classes " + ontology.getClassesInSignature().size());
        System.out.println("logical " + ontology.getLogicalAxiomCount());
        OWLProfile[] profiles = {new OWL2DLProfile(), new OWL2ELProfile(), new OWL2QLProfile(), new OWL2RLProfile()};
        String[] names = {"DL", "EL", "QL", "RL"};
        for (int at = 0; at < profiles.length; at++) {
            System.out.println(names[at] + " " + profiles[at].checkOntology(ontology).getViolations().size());
        }
    }
}
