print("egg begins")
import hen
laid = "by " + hen.NAME


def who():
    return hen.NAME
