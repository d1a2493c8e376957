from people.models.person import Name, Person, Relation, Role, Status
from people.models.user import User

__all__ = ["Name", "Person", "Relation", "Role", "Status", "User"]
