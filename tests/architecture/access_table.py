"""Who gets what from every address, as a table that people read: one `Row` an address and method.

To add an address, add its row: `Row("app:name", "GET", {200: EVERYBODY})`; roles that no status names get `rest`.
`args` gives the arguments of the address and builds what it names, in the cast's own county, `data` what is sent;
`elsewhere` and `data_elsewhere` do the same in the county next door, which is 'not found' for everybody but `whole`.
A row that sends something (POST) sends what really works: for every role that it lets in (or that `does` names) an event is recorded, for no other. A method without a row must answer 405.
"""

from architecture.access_assistance import ASSISTANCE
from architecture.access_casework import CASEWORK
from architecture.access_collecting import COLLECTING
from architecture.access_commitments import COMMITMENTS
from architecture.access_consultations import CONSULTATIONS
from architecture.access_cooperation import COOPERATION
from architecture.access_evidence import EVIDENCE
from architecture.access_exchange import EXCHANGE
from architecture.access_forecasts import FORECASTS
from architecture.access_household_plans import HOUSEHOLD_PLANS
from architecture.access_industry import INDUSTRY
from architecture.access_leadership import LEADERSHIP
from architecture.access_office import OFFICE
from architecture.access_pages import PAGES
from architecture.access_papers import PAPERS
from architecture.access_projects import PROJECTS
from architecture.access_quality import QUALITY
from architecture.access_registry import REGISTRY
from architecture.access_relocation import RELOCATION
from architecture.access_targets import TARGETS
from architecture.access_theatres import THEATRES
from architecture.access_training import TRAINING
from architecture.access_windows import WINDOWS

ROWS = (
    *OFFICE,
    *PAGES,
    *REGISTRY,
    *QUALITY,
    *CASEWORK,
    *EVIDENCE,
    *COLLECTING,
    *COMMITMENTS,
    *ASSISTANCE,
    *HOUSEHOLD_PLANS,
    *LEADERSHIP,
    *CONSULTATIONS,
    *TARGETS,
    *THEATRES,
    *PROJECTS,
    *FORECASTS,
    *RELOCATION,
    *TRAINING,
    *INDUSTRY,
    *COOPERATION,
    *WINDOWS,
    *PAPERS,
    *EXCHANGE,
)
